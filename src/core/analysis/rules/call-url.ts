import { itemsOf } from '../../lists';
import { clientUrlWords, parseCall, readClientUrl, urlWithoutSecrets, type ClientUrl } from '../../mesh';
import { editKeepingComments, findKind, isRecord, rangeAt, readResources } from '../../schema';
import type { Diagnostic, Path, QuickFix } from '../../text';
import { valueAt, type Document } from '../../yaml';
import type { DocumentRule } from '../rule';

export const callUrl: DocumentRule = {
  id: 'call-url',
  scope: 'document',
  layer: 'design',
  severity: 'error',
  summary: 'The url of a call in a design cannot be dialled.',
  why: 'A call that cannot be read is drawn nowhere, and an expectation on it can never hold. The URL that a client library takes names a protocol which proxies do not know, and often a user and a password, which do not belong in a design: scheme, host and port are what a proxy sees.',
  source: 'EgressDesign: scheme://host[:port][/path] with http, https, grpc, tls or tcp',
  check: (document) =>
    document.incomplete ? [] : callsOf(document).flatMap(([url, path]) => checkUrl(document, url, path)),
};

function callsOf(document: Document): readonly (readonly [string, Path])[] {
  return readResources(document)
    .filter((resource) => findKind(resource.apiVersion, resource.kind)?.kind === 'EgressDesign')
    .flatMap((resource) => {
      const workloads = itemsOf(valueAt(resource.value, ['spec', 'workloads']));
      return workloads.flatMap((workload, index) =>
        itemsOf(valueAt(workload, ['calls'])).flatMap((call, place) => {
          const url = isRecord(call) ? call['url'] : undefined;
          return typeof url === 'string'
            ? [[url, [...resource.path, 'spec', 'workloads', index, 'calls', place, 'url']] as const]
            : [];
        }),
      );
    });
}

function checkUrl(document: Document, url: string, path: Path): readonly Diagnostic[] {
  if (parseCall(url)?.port !== undefined) return [];
  const client = readClientUrl(url);
  let fixes: readonly QuickFix[] | undefined;
  return [
    {
      rule: 'call-url',
      ref: null,
      code: null,
      severity: 'error',
      layer: 'design',
      message: messageOf(url, client),
      path,
      range: rangeAt(document, path, 'value'),
      get fixes() {
        return (fixes ??= urlsOf(client).flatMap((each) => rewriting(document, path, each, client?.type !== 'call')));
      },
    },
  ];
}

function messageOf(url: string, client: ClientUrl | undefined): string {
  const dialled = parseCall(url);
  if (dialled)
    return `${url} has no port, and ${dialled.scheme} has none by default. Write ${dialled.scheme}://${dialled.host}:PORT.`;
  const shown = url === '' ? 'An empty url' : urlWithoutSecrets(url);
  const advice = client
    ? clientUrlWords(client)
    : 'Write scheme://host[:port][/path] with http, https, grpc, tls or tcp.';
  return `${shown} cannot be dialled. ${advice}`;
}

/** Of more servers nobody looks for one in a list of fixes. */
const mostFixes = 10;

function urlsOf(client: ClientUrl | undefined): readonly string[] {
  if (client?.type === 'call') return [client.url];
  return client?.type === 'several' || client?.type === 'unsaid' ? client.urls.slice(0, mostFixes) : [];
}

function rewriting(document: Document, path: Path, url: string, isChoice: boolean): readonly QuickFix[] {
  const edits = editKeepingComments(document, [{ type: 'set', path, value: url }]);
  if (edits === null) return [];
  return [{ title: `Write ${url}`, edits, ...(isChoice ? { isChoice } : {}) }];
}
