import { expect, it } from 'vitest';
import { workspaceOf } from '../core/testing/mesh-fixture';
import { differenceFrom } from './design-difference';

const entry = (name: string, rest = ''): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: ${name}, namespace: shop }\nspec: { hosts: [${name}.example.com] }${rest}\n`;

const then = workspaceOf({ 'a.yaml': entry('a'), 'b.yaml': `${entry('b')}---\n${entry('c')}`, 'd.yaml': entry('d') });
const textsOf = ({ files }: typeof then) => Object.fromEntries(files.map(({ path, text }) => [path, text]));
const now = (files: Readonly<Record<string, string>>) => workspaceOf({ ...textsOf(then), ...files });

it('is none where all texts are the same', () => {
  expect(differenceFrom(now({}), then)).toBeNull();
});

it.each([
  ['a value', now({ 'b.yaml': `${entry('b')}---\n${entry('c').replace('c.example', 'x.example')}` }), 1, 1],
  ['a resource that is gone', now({ 'b.yaml': entry('b') }), 1, 1],
  ['a resource under another name', now({ 'a.yaml': entry('z') }), 1, 2],
  ['a file that was made here', now({ 'own.yaml': entry('own') }), 1, 1],
  ['a file that was removed', workspaceOf({ 'a.yaml': entry('a'), 'd.yaml': entry('d') }), 1, 2],
  ['a comment', now({ 'a.yaml': entry('a', ' # ours') }), 1, 0],
  ['a resource in another file', now({ 'b.yaml': entry('b'), 'd.yaml': `${entry('d')}---\n${entry('c')}` }), 2, 0],
])('counts the files and resources of %s', (_, design, files, resources) => {
  expect(differenceFrom(design, then)).toEqual({ files, resources });
});

it('does not count what was said in a review, as a review does not', () => {
  const design = (spec: string): string =>
    `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: egress }\nspec: ${spec}\n`;
  const note = '{ on: ServiceEntry/shop/a, text: "Refused: why? (x.)" }';
  expect(differenceFrom(now({ 'own.yaml': design(`{ notes: [${note}] }`) }), then)?.resources).toBe(0);
  const drawn = (more: string): string => design(`{ workloads: [{ name: cart, namespace: shop }]${more} }`);
  expect(
    differenceFrom(
      now({ 'own.yaml': drawn(`, notes: [${note}]`) }),
      workspaceOf({ ...textsOf(then), 'own.yaml': drawn('') }),
    )?.resources,
  ).toBe(0);
  expect(differenceFrom(now({ 'own.yaml': drawn('') }), then)?.resources).toBe(1);
});

it('counts no resources in texts that take long to read', () => {
  const long = now({ 'a.yaml': entry('a', ` # ${'long '.repeat(120_000)}`) });
  expect(differenceFrom(long, then)).toEqual({ files: 1, resources: undefined });
});
