import { parseCall } from '../../mesh';
import { findKind, isRecord, rangeAt, readResources } from '../../schema';
import type { Diagnostic, Path } from '../../text';
import { valueAt, type Document } from '../../yaml';
import type { DocumentRule } from '../rule';

export const callUrl: DocumentRule = {
  id: 'call-url',
  scope: 'document',
  layer: 'design',
  severity: 'error',
  summary: 'The url of a call in a design cannot be dialled.',
  why: 'A call that cannot be read is drawn nowhere, and an expectation on it can never hold.',
  source: 'EgressDesign: scheme://host[:port][/path] with http, https, grpc, tls or tcp',
  check: (document) =>
    document.incomplete ? [] : callsOf(document).flatMap(([url, path]) => checkUrl(document, url, path)),
};

function callsOf(document: Document): readonly (readonly [string, Path])[] {
  return readResources(document)
    .filter((resource) => findKind(resource.apiVersion, resource.kind)?.kind === 'EgressDesign')
    .flatMap((resource) => {
      const workloads = listAt(resource.value, ['spec', 'workloads']);
      return workloads.flatMap((workload, index) =>
        listAt(workload, ['calls']).flatMap((call, place) => {
          const url = isRecord(call) ? call['url'] : undefined;
          return typeof url === 'string'
            ? [[url, [...resource.path, 'spec', 'workloads', index, 'calls', place, 'url']] as const]
            : [];
        }),
      );
    });
}

function listAt(value: unknown, path: Path): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

function checkUrl(document: Document, url: string, path: Path): readonly Diagnostic[] {
  const dialled = parseCall(url);
  if (dialled?.port !== undefined) return [];
  const shown = url === '' ? 'An empty url' : url;
  const message = dialled
    ? `${url} has no port, and ${dialled.scheme} has none by default. Write ${dialled.scheme}://${dialled.host}:PORT.`
    : `${shown} cannot be dialled. Write scheme://host[:port][/path] with http, https, grpc, tls or tcp.`;
  return [
    {
      rule: 'call-url',
      ref: null,
      code: null,
      severity: 'error',
      layer: 'design',
      message,
      path,
      range: rangeAt(document, path, 'value'),
    },
  ];
}
