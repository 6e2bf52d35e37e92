/** What the value of a field may be. Lengths and bounds are inclusive and those of Istio's CRDs. */
export type FieldType =
  | StringType
  | NumberType
  | BooleanType
  | ObjectType
  | ListType
  | MapType
  /** Kept as it is: a value whose inside Fairway does not describe. */
  | { readonly type: 'any' };

/** A text: one of listed values, of a known form, or any. */
export interface StringType {
  readonly type: 'string';
  /** The only values allowed, in the order in which a picker shows them. */
  readonly enum?: readonly EnumValue[];
  /**
   * Values that the CRD does not ask for and istiod's webhook does (row `ref`), in any case unless `exact`; empty is fine too. A picker offers them.
   */
  readonly known?: { readonly values: readonly EnumValue[]; readonly ref: string; readonly exact?: boolean };
  /**
   * What kind of string it is, for widgets and checks: a duration is Go syntax such as `1h30m`, `retry-on` a list of Envoy's conditions and of status
   * codes with commas between them. A region is the first part of a locality, and a `locality-pattern` may end with * in place of its rest.
   */
  readonly format?:
    | 'duration'
    | 'host'
    | 'address'
    | 'ip'
    | 'namespace'
    | 'label-value'
    | 'path'
    | 'locality'
    | 'quantity'
    | 'name'
    | 'base64'
    | 'retry-on'
    | 'region'
    | 'locality-pattern'
    | 'url';
  /** Values with a meaning of their own beside the names that it takes, such as `*`. A picker offers them first. */
  readonly words?: readonly EnumValue[];
  /** What it names in the model, so that the editor can suggest and lead there: hosts of the registry, namespaces and so on. */
  readonly references?: 'host' | 'namespace' | 'subset' | 'gateway' | 'secret' | 'service-account';
  /** Set where it makes what it names and does not refer to it, as the hosts of a ServiceEntry do. Such a host is never expanded. */
  readonly makes?: boolean;
  /** Whether `namespace/` stands before the name, as in a Sidecar's hosts, or may stand there, as in a Gateway's; undefined for never. */
  readonly qualified?: 'always' | 'optional';
  /** Path below the resource of the list whose values are the likeliest here. */
  readonly likeliest?: readonly string[];
  /** The form that istiod's webhook asks for (row `ref`) and the CRD does not. */
  readonly syntax?: { readonly form: TextForm; readonly ref: string };
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression for the whole string, and the words that say what it asks for: "letters, digits and -". */
  readonly pattern?: { readonly source: string; readonly words: string };
  /** Shortest duration that the CRD takes, in milliseconds; undefined when it takes any that can be read. */
  readonly minimumMs?: number;
}

/** Forms of text that Istio reads by code and not by a pattern. */
export type TextForm = 'wildcard-domain' | 'domain-or-ip' | 'dns-label' | 'endpoint-address' | 'subnet';

/** true or false. */
export interface BooleanType {
  readonly type: 'boolean';
}

/** A value with a meaning of its own, and what choosing it leads to. */
export interface EnumValue {
  readonly value: string;
  /** One sentence: the consequence of choosing it. */
  readonly doc: string;
  readonly since?: string;
  /** Set when Istio refuses it beside other items of its list. */
  readonly alone?: boolean;
  /** Set when it is another word for the resource's own namespace. */
  readonly own?: boolean;
}

/** A number within bounds. */
export interface NumberType {
  readonly type: 'integer' | 'number';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: 'port' | 'percent' | 'weight';
  /** Set for the port of a host that stands beside it or above: its numbers can be suggested. */
  readonly references?: 'port';
  /** The least that the CRD took before a release. */
  readonly formerly?: { readonly before: string; readonly minimum: number };
  /**
   * Tighter bounds than the CRD's: outside of them istiod's webhook refuses the value (then `ref` names the row of the reference), or it can
   * mean nothing, as a port above 65535. The form keeps to them.
   */
  readonly within?: { readonly minimum: number; readonly maximum?: number; readonly ref?: string };
}

/** A mapping whose keys are known fields. */
export interface ObjectType {
  readonly type: 'object';
  readonly fields: readonly Field[];
  /** Groups of fields of which at most one may be present. */
  readonly oneOf?: readonly (readonly string[])[];
}

/** A list of items of one type. */
export interface ListType {
  readonly type: 'list';
  readonly item: FieldType;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The field by which items are told apart, for example `name` of ports; undefined for lists without one. */
  readonly key?: string;
  /** Fields whose value no two items may share: Istio refuses the list otherwise. */
  readonly unique?: readonly string[];
  /**
   * Set where Istio takes an item twice and makes nothing of the second: items that are equal, or, with `by`, those with the same values of these
   * fields, of which the first counts. `ref` is the row of the reference.
   */
  readonly distinct?: { readonly ref: string | null; readonly by?: readonly string[] };
  /** Whole items that can be written at once, where required fields do not tell what makes one. */
  readonly starters?: readonly ItemStarter[];
}

/** An item of a list that is offered as a whole. */
export interface ItemStarter {
  readonly label: string;
  /** One sentence: what such an item does. */
  readonly doc: string;
  readonly value: StarterValue;
}

/** What a new item holds: `''` is a value that is still to be given, a text stands as it is. */
export type StarterValue = string | readonly StarterValue[] | { readonly [key: string]: StarterValue };

/** A mapping whose keys are free, with values of one type. */
export interface MapType {
  readonly type: 'map';
  readonly value: FieldType;
  /** What its keys are: a `port-name` is that of one of the resource's own ports, and a `locality` may end with * in place of its rest. */
  readonly key?: 'label' | 'port-name' | 'port' | 'locality' | 'header' | 'any';
  /** Keys with a meaning of their own. A picker offers them first. */
  readonly words?: readonly EnumValue[];
  /** Set for labels by which the resource chooses pods. */
  readonly selects?: PodReach;
  readonly minEntries?: number;
  readonly maxEntries?: number;
}

/** The pods among which labels choose. */
export interface PodReach {
  /** Those of the resource's own namespace, or of every one. */
  readonly pods: 'own' | 'every';
  /**
   * For policies: among which pods the labels choose where the policy stands in the root namespace; `none` where istiod ignores it then. A policy
   * without labels counts for every pod there.
   */
  readonly inRoot?: 'own' | 'every' | 'none';
}

/** One field of a kind. `name` is Istio's own; it is the label in the form. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** The CRD takes null for "absent" here; elsewhere the API server refuses it. */
  readonly nullable?: boolean;
  /** Row of the validation reference that its required, bounds and enum come from; findings carry it. */
  readonly ref?: string;
  /** One or two sentences in our own words: what it does on the wire. */
  readonly doc: string;
  /** What applies when it is absent, and who decides that ("Envoy", "Istio", "the mesh"); undefined when nothing applies. */
  readonly default?: { readonly value: string; readonly source: string };
  /**
   * What its empty mapping means, as a sentence, where that is something else than its absence; undefined where both mean the same. An editor
   * that clears the last field of such a mapping leaves `{}`.
   */
  readonly emptyMeans?: string;
  /** Head of the form section; fields without one belong to their parent's. */
  readonly section?: string;
  /** Shown in the form's Common filter. */
  readonly common?: boolean;
  /** Written by the API server or a controller, and kept: an editor does not offer it. */
  readonly managed?: boolean;
  /** First Istio release that has it; undefined when all supported ones (1.28 and later) have it. */
  readonly since?: string;
  /** First Istio release that no longer has it; undefined when all supported ones from `since` on have it. */
  readonly until?: string;
  /** Names that people write for it, from other kinds, other tools or the field's own past. */
  readonly alsoCalled?: readonly string[];
  /** Set when Istio calls it deprecated: what to use instead. */
  readonly deprecated?: string;
  /** Page of the reference documentation, with the anchor of the message that has the field. */
  readonly url?: string;
}

/** A kind of resource as data. Form, completion, hover, validation, key order and the palette are made from it. */
export interface Kind {
  readonly kind: string;
  readonly group: string;
  /** Served versions, the preferred one first. */
  readonly versions: readonly string[];
  /** Two or three letters on its badge (Kiali's where it has some). */
  readonly letters: string;
  /** What kubectl takes for its name too, besides the lower-case plural. */
  readonly shortNames?: readonly string[];
  /** One sentence: what it does. */
  readonly doc: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** Whether every field of it is described (`full`), or only those that matter here and the rest is kept unjudged (`partial`). */
  readonly coverage: 'full' | 'partial';
  /** The fields below `spec`; for kinds without a spec (Secret, ConfigMap) those of the root, and `root` is set. */
  readonly fields: readonly Field[];
  readonly root?: boolean;
  /** Labels and annotations of the resource itself that Istio reads. */
  readonly labels?: readonly EnumValue[];
  readonly annotations?: readonly EnumValue[];
  readonly specRequired?: boolean;
  /** Row of the validation reference for `spec` itself. */
  readonly specRef?: string;
  /** Groups of fields below `spec` of which at most one may be present. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Who objects to what is wrong in it: `schema` (the API server) when unset. */
  readonly layer?: 'schema' | 'design';
  /** Set when the starter begins with a host, which people know before they know a name. */
  readonly startsWithHost?: boolean;
  /** The text of a new resource, ready to be appended as a document, ending in a newline. */
  readonly starter?: (options: StarterOptions) => string;
  readonly url?: string;
}

/** What is known of a resource before it is made, to be written into its first text. */
export interface StarterOptions {
  readonly name: string;
  readonly namespace?: string;
  /** First host, where the kind has one. */
  readonly host?: string;
  /** First port, where the kind has one. */
  readonly port?: { readonly number: number; readonly protocol: string };
}
