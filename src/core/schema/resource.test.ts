import { expect, it } from 'vitest';
import { readDocuments } from '../yaml';
import { readResources } from './resource';

const entry = (metadata: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
${metadata}
spec:
  hosts: [a.example.com]
`;

/** The names of the resources in a text. */
const namesIn = (text: string): string[] =>
  readDocuments(text).documents.flatMap((document) => readResources(document).map(({ name }) => name));

it.each([
  ['  name: "api', 'api…'],
  [`  name: '${'a'.repeat(100)}`, `${'a'.repeat(80)}…`],
  ['  name: api', 'api'],
  [`  name: ${'a'.repeat(100)}`, 'a'.repeat(100)],
  ['  name: "a name"', 'a name'],
])('an open quote does not make the rest of the document a name: %s', (metadata, name) =>
  expect(namesIn(entry(metadata))).toEqual([name]),
);
