import { isRecord } from '../../lists';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { partsOf, readCrds, rulesOf, type Crd, type CrdSchema } from '../../testing/crds';
import { rootFields } from '../field-at';
import { isInRelease } from '../in-release';
import type { Field, FieldType, Kind, ListType, NumberType, StringType } from '../types';
import { compareVersions } from '../versions';
import { findKind, kinds } from '.';

const folder = fileURLToPath(new URL('../../../../../shared/istio/crds/', import.meta.url));
const releases = ['1.28.0', '1.29.2', '1.30.0', '1.31'];

/** The CEL rules that the data or the checks of the constraints say, by their messages. */
const knownRules = [
  'Address is required',
  'CIDR addresses are allowed only for NONE/STATIC resolution types',
  'Cannot set serviceAccounts with namespaces or principals',
  'DNS_ROUND_ROBIN mode cannot have multiple endpoints',
  'NONE mode cannot set endpoints',
  'UDS may not be a dir',
  'UDS may not include ports',
  'UDS must be an absolute path or abstract socket',
  'cross namespace referencing is not currently supported',
  'hostname cannot be wildcard',
  'key must not be empty',
  'must be a valid duration greater than 1ms',
  'only one of WorkloadSelector or Endpoints can be set',
  'only one of credentialName or credentialNames can be set',
  'only one of credentialName or tlsCertificates can be set',
  'only one of credentialNames or tlsCertificates can be set',
  'only one of targetRefs or selector can be set',
  'port must be between 1-65535',
  'port name must be valid',
  'port number cannot be duplicated',
  'portLevelMtls requires selector',
  'scheme must be one of [HTTP, HTTPS]',
  'value must be set when operation is UPSERT',
  'value must not be set when operation is REMOVE',
  'wildcard is not supported in selector',
  'wildcard not allowed in label key match',
  'wildcard not allowed in label value match',
];

describe.skipIf(!existsSync(folder)).each(releases)('kinds and the CRDs of Istio %s', (release) => {
  const all = existsSync(folder) ? readCrds(readFileSync(`${folder}istio-${release}.yaml`, 'utf8')) : [];
  const known = all.filter((crd) => findKind(`${crd.group}/v1`, crd.kind));

  it('has every kind that is described in full', () => {
    const full = kinds.filter((kind) => kind.coverage === 'full' && kind.layer === undefined).map((kind) => kind.kind);
    expect(known.map((crd) => crd.kind).sort()).toEqual([...full].sort());
  });

  it.each(known.map((crd) => [crd.kind, crd] as const))('describes %s as its CRD does', (_, crd) => {
    const kind = findKind(`${crd.group}/v1`, crd.kind) as Kind;
    expect(namesOf(kind)).toEqual({
      scope: crd.scope,
      shortNames: crd.shortNames,
      versions: crd.versions
        .filter((version) => version.served)
        .map((version) => version.name)
        .sort(),
    });
    const found = crd.versions.flatMap(({ name, schema }) =>
      kindDifferences(kind, schema, release).map((difference) => `${name} ${difference}`),
    );
    expect(found).toEqual([]);
  });

  it('has no rule that is not checked', () => {
    expect([...new Set(known.flatMap(celRules))].sort()).toEqual(knownRules);
  });
});

function celRules(crd: Crd): string[] {
  return crd.versions.flatMap(({ schema }) => partsOf(schema, 'spec').flatMap(([, part]) => rulesOf(part)));
}

function namesOf({ scope, shortNames = [], versions }: Kind): unknown {
  return { scope, shortNames, versions: [...versions].sort() };
}

function kindDifferences(kind: Kind, schema: CrdSchema, release: string): string[] {
  const root = schema['properties'] as Record<string, CrdSchema>;
  const isRequired = ((schema['required'] ?? []) as string[]).includes('spec');
  const spec = rootFields(kind).find((field) => field.name === 'spec') as Field;
  return [
    ...((kind.specRequired ?? false) === isRequired ? [] : ['spec: required differs']),
    ...differences(spec.type, root['spec'] as CrdSchema, 'spec', release),
  ];
}

/** What a type and a schema disagree on, a line each; empty when they say the same. */
function differences(type: FieldType, schema: CrdSchema, path: string, release: string): string[] {
  const ours = facts(type, release);
  const theirs = schemaFacts(schema);
  const own = ours === theirs ? [] : [`${path}: ${ours} here, ${theirs} in the CRD`];
  switch (type.type) {
    case 'object':
      return [...own, ...fieldDifferences(type.fields, schema, path, release)];
    case 'list':
      return [...own, ...differences(type.item, (schema['items'] ?? {}) as CrdSchema, `${path}[]`, release)];
    case 'map':
      return [
        ...own,
        ...differences(type.value, (schema['additionalProperties'] ?? {}) as CrdSchema, `${path}{}`, release),
      ];
    default:
      return own;
  }
}

function fieldDifferences(all: readonly Field[], schema: CrdSchema, path: string, release: string): string[] {
  const fields = all.filter((field) => isInRelease(field, release));
  const properties = (schema['properties'] ?? {}) as Record<string, CrdSchema>;
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
    return [...needed, ...nullable, ...differences(field.type, property, at, release)];
  });
}

function facts(type: FieldType, release: string): string {
  switch (type.type) {
    case 'string':
      return show(textFacts(type, release));
    case 'integer':
    case 'number':
      return show({ type: type.type, minimum: minimumOf(type, release), maximum: type.maximum });
    case 'object': {
      const names = type.fields.filter((field) => isInRelease(field, release)).map((field) => field.name);
      const present = (type.oneOf ?? []).map((group) => group.filter((name) => names.includes(name)));
      return show({ type: 'object', oneOf: groups(present) });
    }
    case 'list':
      return show({ type: 'list', min: type.minItems, max: type.maxItems, keys: listKeys(type) });
    case 'map':
      return show({ type: 'map', min: type.minEntries, max: type.maxEntries });
    default:
      return show({ type: type.type });
  }
}

function textFacts(type: StringType, release: string): Record<string, unknown> {
  return {
    type: 'string',
    enum: type.enum
      ?.filter((each) => isInRelease(each, release))
      .map((each) => each.value)
      .sort(),
    minLength: type.minLength,
    maxLength: type.maxLength,
    pattern: type.pattern?.source,
    duration: type.minimumMs !== undefined,
    bytes: type.format === 'base64',
  };
}

function minimumOf({ minimum, formerly }: NumberType, release: string): number | undefined {
  return formerly !== undefined && compareVersions(release, formerly.before) < 0 ? formerly.minimum : minimum;
}

/** Only the ports of a ServiceEntry are told apart by the API server; other lists have keys for people. */
function listKeys({ item, key, unique }: ListType): readonly string[] | undefined {
  const isPorts = item.type === 'object' && item.fields.some((field) => field.ref === 'crd-se-port-number');
  return isPorts && key !== undefined && unique?.includes(key) ? [key] : undefined;
}

function schemaFacts(schema: CrdSchema): string {
  const rules = rulesOf(schema);
  switch (schema['type']) {
    case 'string':
      return show({
        type: 'string',
        enum: (schema['enum'] as string[] | undefined)?.slice().sort(),
        minLength: schema['minLength'],
        maxLength: schema['maxLength'],
        pattern: schema['pattern'],
        duration: rules.some((rule) => rule.includes('duration')),
        // 1.28 calls base64 binary.
        bytes: schema['format'] === 'byte' || schema['format'] === 'binary',
      });
    case 'integer':
    case 'number': {
      const isPort = rules.some((rule) => rule.includes('port must be between'));
      const narrow = schema['format'] === 'int32';
      const minimum = isPort ? 1 : (schema['minimum'] ?? (narrow ? -2_147_483_648 : undefined));
      const maximum = isPort ? 65_535 : (schema['maximum'] ?? (narrow ? 2_147_483_647 : undefined));
      return show({ type: schema['type'], minimum, maximum });
    }
    case 'array': {
      const keys = schema['x-kubernetes-list-type'] === 'map' ? schema['x-kubernetes-list-map-keys'] : undefined;
      return show({ type: 'list', min: schema['minItems'], max: schema['maxItems'], keys });
    }
    case 'object':
      return isRecord(schema['additionalProperties'])
        ? show({ type: 'map', min: schema['minProperties'], max: schema['maxProperties'] })
        : show({ type: 'object', oneOf: groups(oneOfGroups(schema)) });
    default:
      return show({ type: schema['type'] });
  }
}

function oneOfGroups(schema: CrdSchema): string[][] {
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
