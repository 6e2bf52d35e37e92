import type { Path } from '../text';
import { lowerCaseDomain, lowerCaseLabel } from './label-syntax';
import { any, map, object, text } from './field-types';
import { managedFields } from './managed-fields';
import type { Field, FieldType, Kind } from './types';

const labelValue = '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$';

// Names as the API server checks them for every object (k8s.io/apimachinery pkg/api/validation, NameIsDNSSubdomain and ValidateNamespaceName).
const subdomain = { source: `^${lowerCaseDomain}$`, words: 'lower-case letters, digits, - and .' };
const namespace = { source: `^(${lowerCaseLabel})?$`, words: 'lower-case letters, digits and -' };

/** The keys that every Kubernetes object can have in `metadata`, those that people write first. */
const metadataFields: readonly Field[] = [
  {
    name: 'name',
    type: text({ format: 'name', maxLength: 253, pattern: subdomain }),
    required: true,
    common: true,
    section: 'Metadata',
    doc: 'Name of the resource, unique for its kind in its namespace.',
  },
  {
    name: 'generateName',
    type: text(),
    section: 'Metadata',
    doc: 'Beginning of a name that the API server completes.',
  },
  {
    name: 'namespace',
    type: text({ format: 'namespace', references: 'namespace', maxLength: 63, pattern: namespace }),
    common: true,
    section: 'Metadata',
    doc: 'Namespace of the resource. It decides who sees it and which pods it can select.',
  },
  {
    name: 'labels',
    type: map(
      text({
        format: 'label-value',
        maxLength: 63,
        pattern: { source: labelValue, words: 'letters, digits, -, _ and .' },
      }),
      { key: 'label' },
    ),
    nullable: true,
    section: 'Metadata',
    doc: 'Labels of the resource itself.',
  },
  {
    name: 'annotations',
    type: map(text(), { key: 'any' }),
    nullable: true,
    section: 'Metadata',
    doc: 'Notes for tools, some of which change what Istio does.',
  },
  ...managedFields,
];

/** `metadata` of a kind, whose labels and annotations some have a meaning to Istio. */
function metadataOf(kind: Kind): Field {
  const fields = metadataFields.map((field) => {
    const words = field.name === 'labels' ? kind.labels : field.name === 'annotations' ? kind.annotations : undefined;
    return words && field.type.type === 'map' ? { ...field, type: { ...field.type, words } } : field;
  });
  return { name: 'metadata', type: object(fields), required: true, doc: 'Name, namespace, labels and annotations.' };
}

const rootFieldsOf = new WeakMap<Kind, readonly Field[]>();

/** The fields of a resource itself: apiVersion, kind, metadata, then spec and status, or the kind's own. */
export function rootFields(kind: Kind): readonly Field[] {
  let fields = rootFieldsOf.get(kind);
  if (fields === undefined) rootFieldsOf.set(kind, (fields = makeRootFields(kind)));
  return fields;
}

function makeRootFields(kind: Kind): readonly Field[] {
  const apiVersion = kind.group === '' ? (kind.versions[0] ?? 'v1') : `${kind.group}/${kind.versions[0] ?? 'v1'}`;
  const head: readonly Field[] = [
    { name: 'apiVersion', type: text(), required: true, doc: `API group and version, for example ${apiVersion}.` },
    { name: 'kind', type: text(), required: true, doc: kind.doc },
    metadataOf(kind),
  ];
  if (kind.root) return [...head, ...kind.fields];
  return [
    ...head,
    {
      name: 'spec',
      type: object(kind.fields, kind.oneOf),
      doc: kind.doc,
      ...(kind.specRequired ? { required: true } : {}),
      ...(kind.specRef ? { ref: kind.specRef } : {}),
    },
    { name: 'status', type: any, managed: true, doc: 'Written by controllers.' },
  ];
}

/** What the value at a path may be; the path starts at the resource's own root. Undefined where nothing is described. */
export function typeAt(kind: Kind, path: Path): FieldType | undefined {
  let type: FieldType | undefined = object(rootFields(kind));
  for (const step of path) {
    type = type === undefined ? undefined : stepInto(type, step);
    if (type === undefined) return undefined;
  }
  return type;
}

/** The field whose value is at a path, or of which the value at the path is an item or entry; undefined where none is described. */
export function fieldAt(kind: Kind, path: Path): Field | undefined {
  let type: FieldType | undefined = object(rootFields(kind));
  let field: Field | undefined;
  for (const step of path) {
    if (type?.type === 'object') field = type.fields.find((each) => each.name === step);
    type = type === undefined ? undefined : stepInto(type, step);
    if (type === undefined) return undefined;
  }
  return field;
}

/** The fields of the object at a path; none when it is no object, or not described. */
export function fieldsOf(kind: Kind, path: Path): readonly Field[] {
  const type = typeAt(kind, path);
  return type?.type === 'object' ? type.fields : [];
}

/** The order in which new keys of the object at a path are placed; undefined when there is no opinion. */
export function keyOrderOf(kind: Kind, path: Path): readonly string[] | undefined {
  const fields = fieldsOf(kind, path);
  return fields.length > 0 ? fields.map((field) => field.name) : undefined;
}

function stepInto(type: FieldType, step: string | number): FieldType | undefined {
  switch (type.type) {
    case 'object':
      return type.fields.find((field) => field.name === step)?.type;
    case 'list':
      return typeof step === 'number' ? type.item : undefined;
    case 'map':
      return type.value;
    default:
      return undefined;
  }
}
