import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../yaml';
import { fieldAt, rootFields } from '../field-at';
import { object } from '../field-types';
import { factsOfResolution } from '../resolution-facts';
import type { Field, FieldType, ObjectType } from '../types';
import { validateDocument } from '../validate';
import { findKind, kinds } from '.';

describe('the kinds', () => {
  it('are found by group and kind in every version', () => {
    for (const version of ['v1', 'v1beta1', 'v1alpha3'])
      expect(findKind(`networking.istio.io/${version}`, 'ServiceEntry')?.letters).toBe('SE');
    expect(findKind('v1', 'ServiceEntry')).toBeUndefined();
    expect(findKind('gateway.networking.k8s.io/v1', 'Gateway')?.doc).not.toBe(
      findKind('networking.istio.io/v1', 'Gateway')?.doc,
    );
  });

  it('are listed once', () => {
    const names = kinds.map((kind) => `${kind.group}/${kind.kind}`);
    expect(new Set(names).size).toBe(names.length);
  });

  const withStarter = kinds.flatMap((kind) => (kind.starter ? [[kind.kind, kind.starter] as const] : []));

  it.each(withStarter)('start %s as a resource without findings', (kind, starter) => {
    const hosts: Readonly<Record<string, readonly [string, string]>> = {
      WorkloadEntry: ['192.0.2.1', 'vm.example.com'],
      // istiod wants a dot in the hosts of a Gateway, and none in its name.
      Gateway: ['*.example.com', 'db.example.com'],
    };
    const [host, other] = hosts[kind] ?? ['*.example.com', 'db'];
    for (const options of [
      { name: 'api' },
      { name: '123', namespace: 'true', host },
      { name: kind === 'Gateway' ? 'a-b' : 'a.b', namespace: 'shop', host: other },
    ]) {
      const text = starter(options);
      const [document, ...others] = readDocuments(text).documents;
      expect(text.endsWith('\n')).toBe(true);
      expect(others).toEqual([]);
      expect(document?.problems).toEqual([]);
      expect(document && validateDocument(document)).toEqual([]);
      expect(document?.value).toMatchObject({ metadata: { name: options.name } });
    }
  });

  it.each(kinds.map((kind) => [`${kind.group}/${kind.kind}`, kind] as const))(
    'say what every field of %s does',
    (_, kind) => {
      const missing = rootFields(kind).flatMap((field) => undocumented(field.type, field.name, field.doc));
      expect(missing).toEqual([]);
    },
  );

  it.each(kinds.filter((kind) => kind.coverage === 'full').map((kind) => [kind.kind, kind] as const))(
    'explain the fields of %s, and lead to their places in the reference',
    (_, kind) => {
      const found = fieldsIn(object(kind.fields), 'spec');
      expect(
        found.filter(([, field]) => field.doc.split(' ').length < 4).map(([path, { doc }]) => `${path}: ${doc}`),
      ).toEqual([]);
      if (kind.layer === 'design') return;
      expect(
        found.filter(([, field]) => !/^https:\/\/istio\.io\/.*#\w/.test(field.url ?? '')).map(([path]) => path),
      ).toEqual([]);
    },
  );

  it('call no field by the name of its neighbour', () => {
    const clashes = kinds.flatMap((kind) =>
      objectsIn(object(kind.fields)).flatMap(({ fields }) =>
        fields.flatMap((field) =>
          (field.alsoCalled ?? []).filter((name) =>
            fields.some((other) => other.name === name || (other !== field && other.alsoCalled?.includes(name))),
          ),
        ),
      ),
    );
    expect(clashes).toEqual([]);
  });

  it('says whom an unset share of faults and of copies takes: none and all', () => {
    const kind = findKind('networking.istio.io/v1', 'VirtualService');
    const help = (...path: string[]): string | undefined => kind && fieldAt(kind, ['spec', 'http', 0, ...path])?.doc;
    expect(help('fault', 'delay', 'percentage')).toContain('none when unset');
    expect(help('fault', 'abort', 'percentage')).toContain('none when unset');
    expect(kind && fieldAt(kind, ['spec', 'http', 0, 'mirrors', 0, 'percentage'])?.doc).toContain('all when unset');
  });

  it.each([
    ['security.istio.io/v1', 'AuthorizationPolicy', 'in the root namespace to such pods of every namespace'],
    [
      'security.istio.io/v1',
      'PeerAuthentication',
      'In the root namespace istiod ignores a policy that has labels here',
    ],
    ['telemetry.istio.io/v1', 'Telemetry', 'to pods of its namespace with these labels, in the root namespace too'],
  ])('says for %s %s what its selector chooses in the root namespace', (apiVersion, name, words) => {
    const kind = findKind(apiVersion, name);
    expect(kind && fieldAt(kind, ['spec', 'selector'])?.doc).toContain(words);
  });

  it('says of each resolution what its facts say', () => {
    const kind = findKind('networking.istio.io/v1', 'ServiceEntry');
    const type = kind && fieldAt(kind, ['spec', 'resolution'])?.type;
    for (const { value, doc } of (type?.type === 'string' && type.enum) || [])
      expect(doc).toContain(factsOfResolution(value)?.says);
    expect(factsOfResolution('DYNAMIC_DNS')?.atGateway).toMatch(/^not made for it/);
    expect(factsOfResolution('toString')).toBeUndefined();
  });
});

/** Paths whose help is no sentence, or whose values have none. */
function undocumented(type: FieldType, path: string, doc: string): string[] {
  const own = /^[A-Z*0-9"a-z].*\.$/s.test(doc) ? [] : [path];
  switch (type.type) {
    case 'object':
      return [...own, ...type.fields.flatMap((field) => undocumented(field.type, `${path}.${field.name}`, field.doc))];
    case 'list':
      return [...own, ...undocumented(type.item, `${path}[]`, doc).filter((each) => each !== `${path}[]`)];
    case 'map':
      return [...own, ...undocumented(type.value, `${path}{}`, doc).filter((each) => each !== `${path}{}`)];
    case 'string':
      return [
        ...own,
        ...(type.enum ?? []).filter((each) => !/^\S.*\.$/s.test(each.doc)).map((each) => `${path}=${each.value}`),
      ];
    default:
      return own;
  }
}

function objectsIn(type: FieldType): ObjectType[] {
  switch (type.type) {
    case 'object':
      return [type, ...type.fields.flatMap((field) => objectsIn(field.type))];
    case 'list':
      return objectsIn(type.item);
    case 'map':
      return objectsIn(type.value);
    default:
      return [];
  }
}

function fieldsIn(type: FieldType, path: string): (readonly [string, Field])[] {
  switch (type.type) {
    case 'object':
      return type.fields.flatMap((field) => [
        [`${path}.${field.name}`, field] as const,
        ...fieldsIn(field.type, `${path}.${field.name}`),
      ]);
    case 'list':
      return fieldsIn(type.item, `${path}[]`);
    case 'map':
      return fieldsIn(type.value, `${path}{}`);
    default:
      return [];
  }
}
