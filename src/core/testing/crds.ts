import { isRecord } from '../schema';
import { readDocuments } from '../yaml';

/** A part of the OpenAPI schema of a CRD. */
export type CrdSchema = Readonly<Record<string, unknown>>;

interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly schema: CrdSchema;
}

/** What a CustomResourceDefinition says of its kind. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly scope: string;
  readonly shortNames: readonly string[];
  readonly versions: readonly CrdVersion[];
}

/** The CustomResourceDefinitions in a text. */
export function readCrds(text: string): Crd[] {
  return readDocuments(text).documents.flatMap(({ value }) => {
    if (!isRecord(value) || value['kind'] !== 'CustomResourceDefinition') return [];
    const { group, names, scope, versions } = value['spec'] as RawSpec;
    return [
      {
        group,
        kind: names.kind,
        scope,
        shortNames: names.shortNames ?? [],
        versions: versions.map(({ name, served, schema }) => ({ name, served, schema: schema.openAPIV3Schema })),
      },
    ];
  });
}

interface RawSpec {
  readonly group: string;
  readonly names: { readonly kind: string; readonly shortNames?: readonly string[] };
  readonly scope: string;
  readonly versions: readonly {
    readonly name: string;
    readonly served: boolean;
    readonly schema: { readonly openAPIV3Schema: CrdSchema };
  }[];
}

/** The parts of a schema with their paths, the schema itself first. */
export function partsOf(schema: CrdSchema, path: string): (readonly [string, CrdSchema])[] {
  const { items, additionalProperties, properties } = schema;
  return [
    [path, schema],
    ...Object.entries((properties ?? {}) as Record<string, CrdSchema>).flatMap(([name, each]) =>
      partsOf(each, `${path}.${name}`),
    ),
    ...(isRecord(items) ? partsOf(items, `${path}[]`) : []),
    ...(isRecord(additionalProperties) ? partsOf(additionalProperties, `${path}{}`) : []),
  ];
}

/** The messages of the CEL rules of a part. */
export function rulesOf(schema: CrdSchema): string[] {
  return ((schema['x-kubernetes-validations'] ?? []) as { rule: string; message?: string }[]).map(
    (rule) => rule.message ?? rule.rule,
  );
}
