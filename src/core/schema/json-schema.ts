import { rootFields } from './field-at';
import { object } from './field-types';
import { isInRelease } from './in-release';
import type { EnumValue, Field, FieldType, Kind, ListType, MapType, NumberType, ObjectType, StringType } from './types';
import { compareVersions } from './versions';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 2020-12) of a kind in an Istio release, from the same data that the editor and the checks read: every field with its
 * help, values, bounds and default. What fields ask of each other beyond `oneOf` groups cannot be said in it; `fairway check` says that.
 */
export function jsonSchemaOf(kind: Kind, release: string): JsonSchema {
  const shared = new Definitions(release, kind.coverage === 'full');
  const root = shared.schemaOf(object(rootFields(kind)), kind.kind);
  const apiVersions = kind.versions.map((version) => (kind.group === '' ? version : `${kind.group}/${version}`));
  const properties = root['properties'] as Record<string, JsonSchema>;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: kind.kind,
    description: describe(kind.doc, kind.url),
    ...root,
    properties: {
      ...properties,
      apiVersion: { ...properties['apiVersion'], enum: apiVersions },
      kind: { ...properties['kind'], const: kind.kind },
    },
    ...shared.all(),
    'x-kubernetes-group-version-kind': kind.versions.map((version) => ({
      group: kind.group,
      version,
      kind: kind.kind,
    })),
  };
}

/** Blocks that stand in several places are written once, below `$defs`. */
class Definitions {
  private readonly names = new Map<ObjectType, string>();
  private readonly schemas: Record<string, JsonSchema> = {};

  constructor(
    private readonly release: string,
    /** Whether a field that is not described is a mistake. */
    private readonly isClosed: boolean,
  ) {}

  all(): JsonSchema {
    return Object.keys(this.schemas).length === 0 ? {} : { $defs: this.schemas };
  }

  schemaOf(type: FieldType, name: string): JsonSchema {
    switch (type.type) {
      case 'any':
        return {};
      case 'boolean':
        return { type: 'boolean' };
      case 'string':
        return textSchema(type, this.release);
      case 'integer':
      case 'number':
        return numberSchema(type, this.release);
      case 'list':
        return { ...listSchema(type), items: this.refer(type.item, name) };
      case 'map':
        return { ...mapSchema(type), additionalProperties: this.refer(type.value, name) };
      case 'object':
        return this.objectSchema(type);
    }
  }

  private objectSchema(type: ObjectType): JsonSchema {
    const fields = type.fields.filter((field) => isInRelease(field, this.release));
    const required = fields.filter((field) => field.required).map((field) => field.name);
    const pairs = (type.oneOf ?? []).flatMap(pairsOf);
    return {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, this.fieldSchema(field)])),
      ...requirement(required, fields),
      ...(this.isClosed ? { additionalProperties: false } : {}),
      ...(pairs.length === 0 ? {} : { allOf: pairs.map((pair) => ({ not: { required: pair } })) }),
    };
  }

  private fieldSchema(field: Field): JsonSchema {
    const schema = this.refer(field.type, field.name);
    const isTyped = typeof schema['type'] === 'string';
    return {
      description: describeField(field),
      ...(field.deprecated === undefined ? {} : { deprecated: true }),
      ...(field.managed ? { readOnly: true } : {}),
      ...(field.nullable && isTyped ? { ...schema, type: [schema['type'], 'null'] } : schema),
    };
  }

  private refer(type: FieldType, name: string): JsonSchema {
    if (type.type !== 'object') return this.schemaOf(type, name);
    const known = this.names.get(type);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const free = this.freeName(name);
    this.names.set(type, free);
    this.schemas[free] = {};
    this.schemas[free] = this.objectSchema(type);
    return { $ref: `#/$defs/${free}` };
  }

  private freeName(name: string): string {
    let free = name;
    for (let count = 2; Object.hasOwn(this.schemas, free); count++) free = `${name}${count}`;
    return free;
  }
}

/** The API server makes a name up where only its beginning is given. */
function requirement(required: readonly string[], fields: readonly Field[]): JsonSchema {
  if (required.length === 0) return {};
  const isNamed = required.includes('name') && fields.some((field) => field.name === 'generateName');
  return isNamed ? { anyOf: [{ required }, { required: ['generateName'] }] } : { required };
}

/** A duration as Go reads it. */
const duration = '^([-+]?((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+|[-+]?0)$';

function textSchema(type: StringType, release: string): JsonSchema {
  const values = type.enum?.filter((each) => isInRelease(each, release));
  return {
    type: 'string',
    ...(values ? { enum: values.map((each) => each.value), enumDescriptions: values.map((each) => each.doc) } : {}),
    ...(values === undefined ? suggest(type) : {}),
    ...(type.minLength === undefined ? {} : { minLength: type.minLength }),
    ...(type.maxLength === undefined ? {} : { maxLength: type.maxLength }),
    ...(type.pattern ? { pattern: type.pattern.source } : type.format === 'duration' ? { pattern: duration } : {}),
    ...(type.format === 'base64' ? { contentEncoding: 'base64' } : {}),
  };
}

/** Values that istiod asks for in any case cannot be listed as the only ones. */
function suggest({ known, words }: StringType): JsonSchema {
  const exact = known?.exact ? known.values : undefined;
  if (exact)
    return {
      enum: [...namesOf(exact), ''],
      enumDescriptions: [...exact.map((each) => each.doc), 'As when it is unset.'],
    };
  const values = known?.values ?? words;
  return values ? { examples: namesOf(values) } : {};
}

function namesOf(values: readonly EnumValue[]): string[] {
  return values.map((each) => each.value);
}

function numberSchema(type: NumberType, release: string): JsonSchema {
  // Bounds without a row are those of what can mean something, and nobody refuses what is outside.
  const within = type.within?.ref === undefined ? undefined : type.within;
  const { formerly } = type;
  const isOlder = formerly !== undefined && compareVersions(release, formerly.before) < 0;
  const minimum = isOlder ? formerly.minimum : (within?.minimum ?? type.minimum);
  const maximum = within?.maximum ?? type.maximum;
  return {
    type: type.type,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

function listSchema({ minItems, maxItems, key, unique }: ListType): JsonSchema {
  return {
    type: 'array',
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(key !== undefined && unique?.includes(key)
      ? { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': [key] }
      : {}),
  };
}

function mapSchema({ minEntries, maxEntries, key }: MapType): JsonSchema {
  return {
    type: 'object',
    ...(minEntries === undefined ? {} : { minProperties: minEntries }),
    ...(maxEntries === undefined ? {} : { maxProperties: maxEntries }),
    ...(key === 'port' ? { propertyNames: { pattern: '^[0-9]+$' } } : {}),
  };
}

/** Every two of a group, since at most one of it may be there. */
function pairsOf(group: readonly string[]): string[][] {
  return group.flatMap((name, index) => group.slice(index + 1).map((other) => [name, other]));
}

function describeField(field: Field): string {
  const facts = [
    field.doc,
    ...(field.default ? [`Default: ${field.default.value} (${field.default.source}).`] : []),
    ...(field.emptyMeans === undefined ? [] : [field.emptyMeans]),
    ...(field.deprecated === undefined ? [] : [`Deprecated; use ${field.deprecated}.`]),
    ...(field.since === undefined ? [] : [`Since Istio ${field.since}.`]),
  ];
  return describe(facts.join(' '), field.url);
}

function describe(text: string, url: string | undefined): string {
  return url === undefined ? text : `${text}\n${url}`;
}
