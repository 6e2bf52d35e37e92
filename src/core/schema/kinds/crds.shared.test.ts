import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../yaml';
import { rootFields } from '../field-at';
import { isRecord } from '../resource';
import type { Field, FieldType, Kind } from '../types';
import { findKind, kinds } from '.';

const folder = fileURLToPath(new URL('../../../../../shared/istio/crds/', import.meta.url));
const crds = `${folder}istio-1.31.yaml`;

interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly versions: readonly string[];
  readonly schema: Schema;
}

type Schema = Readonly<Record<string, unknown>>;

describe.skipIf(!existsSync(crds))('kinds and the CRDs of Istio 1.31', () => {
  const known = existsSync(crds) ? readCrds(crds).filter((crd) => findKind(`${crd.group}/v1`, crd.kind)) : [];

  it('covers every kind that it describes in full', () => {
    const full = kinds.filter((kind) => kind.coverage === 'full' && kind.layer === undefined).map((kind) => kind.kind);
    expect(known.map((crd) => crd.kind).sort()).toEqual([...full].sort());
  });

  it.each(known.map((crd) => [crd.kind, crd] as const))('describes %s as its CRD does', (_, crd) => {
    const kind = findKind(`${crd.group}/v1`, crd.kind) as Kind;
    expect([...kind.versions].sort()).toEqual([...crd.versions].sort());
    const root = crd.schema['properties'] as Record<string, Schema>;
    expect(kind.specRequired ?? false).toBe(
      (crd.schema['required'] as string[] | undefined)?.includes('spec') ?? false,
    );
    const spec = rootFields(kind).find((field) => field.name === 'spec') as Field;
    expect(differences(spec.type, root['spec'] as Schema, 'spec')).toEqual([]);
  });
});

describe.skipIf(!existsSync(crds))('the releases of fields', () => {
  it.each(['1.28.0', '1.29.2', '1.30.0', '1.31'])('are those of the CRDs of Istio %s', (release) => {
    for (const crd of readCrds(`${folder}istio-${release}.yaml`)) {
      const kind = findKind(`${crd.group}/v1`, crd.kind);
      if (kind === undefined) continue;
      const spec = rootFields(kind).find((field) => field.name === 'spec') as Field;
      const root = crd.schema['properties'] as Record<string, Schema>;
      expect(releaseDifferences(spec.type, root['spec'] as Schema, 'spec', release)).toEqual([]);
    }
  });
});

/** Fields that a CRD has and that are said to come later, and the reverse. */
function releaseDifferences(type: FieldType, schema: Schema, path: string, release: string): string[] {
  if (type.type === 'list')
    return releaseDifferences(type.item, (schema['items'] ?? {}) as Schema, `${path}[]`, release);
  if (type.type === 'map')
    return releaseDifferences(type.value, (schema['additionalProperties'] ?? {}) as Schema, `${path}{}`, release);
  if (type.type !== 'object') return [];
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  return type.fields.flatMap((field) => {
    const at = `${path}.${field.name}`;
    const later = field.since !== undefined && minorOf(field.since) > minorOf(release);
    const there = properties[field.name];
    if (there === undefined) return later ? [] : [`${at}: not in ${release}`];
    return [...(later ? [`${at}: in ${release}`] : []), ...releaseDifferences(field.type, there, at, release)];
  });
}

function minorOf(release: string): number {
  return Number(release.split('.')[1]);
}

function readCrds(path: string): Crd[] {
  return readDocuments(readFileSync(path, 'utf8')).documents.flatMap(({ value }) => {
    if (!isRecord(value) || value['kind'] !== 'CustomResourceDefinition') return [];
    const spec = value['spec'] as {
      group: string;
      names: { kind: string };
      versions: { name: string; schema: { openAPIV3Schema: Schema } }[];
    };
    const schema = spec.versions[0]?.schema.openAPIV3Schema ?? {};
    return [{ group: spec.group, kind: spec.names.kind, versions: spec.versions.map((each) => each.name), schema }];
  });
}

/** What a type and a schema disagree on, a line each; empty when they say the same. */
function differences(type: FieldType, schema: Schema, path: string): string[] {
  const ours = facts(type);
  const theirs = schemaFacts(schema);
  const own = ours === theirs ? [] : [`${path}: ${ours} here, ${theirs} in the CRD`];
  if (type.type === 'object') return [...own, ...fieldDifferences(type.fields, schema, path)];
  if (type.type === 'list') return [...own, ...differences(type.item, (schema['items'] ?? {}) as Schema, `${path}[]`)];
  if (type.type === 'map')
    return [...own, ...differences(type.value, (schema['additionalProperties'] ?? {}) as Schema, `${path}{}`)];
  return own;
}

function fieldDifferences(fields: readonly Field[], schema: Schema, path: string): string[] {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = (schema['required'] ?? []) as string[];
  const names = new Set([...fields.map((field) => field.name), ...Object.keys(properties)]);
  return [...names].flatMap((name) => {
    const field = fields.find((each) => each.name === name);
    const property = properties[name];
    const at = `${path}.${name}`;
    if (field === undefined) return [`${at}: missing here`];
    if (property === undefined) return [`${at}: not in the CRD`];
    const needed = (field.required ?? false) === required.includes(name) ? [] : [`${at}: required differs`];
    const nullable = (field.nullable ?? false) === (property['nullable'] === true) ? [] : [`${at}: nullable differs`];
    return [...needed, ...nullable, ...differences(field.type, property, at)];
  });
}

function facts(type: FieldType): string {
  switch (type.type) {
    case 'string':
      return show({
        type: 'string',
        enum: type.enum?.map((each) => each.value).sort(),
        minLength: type.minLength,
        maxLength: type.maxLength,
        pattern: type.pattern?.source,
        duration: type.minimumMs !== undefined,
      });
    case 'integer':
    case 'number':
      return show({ type: type.type, minimum: type.minimum, maximum: type.maximum });
    case 'object':
      return show({ type: 'object', oneOf: groups(type.oneOf ?? []) });
    case 'list':
      return show({ type: 'list', min: type.minItems, max: type.maxItems });
    case 'map':
      return show({ type: 'map', min: type.minEntries, max: type.maxEntries });
    default:
      return show({ type: type.type });
  }
}

function schemaFacts(schema: Schema): string {
  const rules = ((schema['x-kubernetes-validations'] ?? []) as { rule: string; message?: string }[]).map(
    (rule) => rule.message ?? rule.rule,
  );
  switch (schema['type']) {
    case 'string':
      return show({
        type: 'string',
        enum: (schema['enum'] as string[] | undefined)?.slice().sort(),
        minLength: schema['minLength'],
        maxLength: schema['maxLength'],
        pattern: schema['pattern'],
        duration: rules.some((rule) => rule.includes('duration')),
      });
    case 'integer':
    case 'number': {
      const isPort = rules.some((rule) => rule.includes('port must be between'));
      const narrow = schema['format'] === 'int32';
      const minimum = isPort ? 1 : (schema['minimum'] ?? (narrow ? -2_147_483_648 : undefined));
      const maximum = isPort ? 65_535 : (schema['maximum'] ?? (narrow ? 2_147_483_647 : undefined));
      return show({ type: schema['type'], minimum, maximum });
    }
    case 'array':
      return show({ type: 'list', min: schema['minItems'], max: schema['maxItems'] });
    case 'object':
      return isRecord(schema['additionalProperties'])
        ? show({ type: 'map', min: schema['minProperties'], max: schema['maxProperties'] })
        : show({ type: 'object', oneOf: groups(oneOfGroups(schema)) });
    default:
      return show({ type: schema['type'] });
  }
}

function oneOfGroups(schema: Schema): string[][] {
  const group = (each: unknown): string[][] => {
    if (!isRecord(each)) return [];
    const alternatives = ((each['oneOf'] ?? []) as { required?: string[] }[]).flatMap((one) => one.required ?? []);
    const nested = ((each['allOf'] ?? []) as unknown[]).flatMap(group);
    return [...(alternatives.length > 1 ? [alternatives] : []), ...nested];
  };
  return group(schema);
}

function groups(lists: readonly (readonly string[])[]): string[] {
  return lists.map((list) => [...list].sort().join('|')).sort();
}

function show(value: Record<string, unknown>): string {
  return JSON.stringify(value);
}
