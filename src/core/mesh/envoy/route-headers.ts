import { compareText } from '../base';
import { labelsIn, recordIn, textsIn } from '../read';
import type { EnvoyFields, EnvoyValue } from './tree';

/** What a rule or a destination does to headers (pilot/pkg/networking/core/route/route.go, TranslateHeadersOperations). */
export function headerOperations(headers: unknown): EnvoyFields {
  const side = (name: 'request' | 'response'): EnvoyFields => {
    const written = recordIn(headers, name);
    const added = [
      ...headerList(labelsIn(written, 'set'), 'OVERWRITE_IF_EXISTS_OR_ADD'),
      ...headerList(labelsIn(written, 'add'), 'APPEND_IF_EXISTS_OR_ADD'),
    ];
    const removed = textsIn(written, 'remove').filter((each) => !isInternal(each));
    return {
      [`${name}_headers_to_add`]: added.length > 0 ? added : undefined,
      [`${name}_headers_to_remove`]: removed.length > 0 ? removed : undefined,
    };
  };
  return { ...side('request'), ...side('response') };
}

function headerList(headers: Readonly<Record<string, string>>, append_action: string): readonly EnvoyValue[] {
  return Object.entries(headers)
    .filter(([key]) => !isInternal(key))
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, value]) => ({ header: { key, value }, append_action }));
}

/** Envoy does not let these be set so; the host is rewritten in another way. */
function isInternal(key: string): boolean {
  return key.startsWith(':') || key.toLowerCase() === 'host';
}

/** The host that `set` names, else the one that `add` does; undefined where neither does. */
export function authorityIn(headers: unknown): string | undefined {
  const request = recordIn(headers, 'request');
  for (const part of ['set', 'add']) {
    const entry = Object.entries(labelsIn(request, part)).findLast(([name]) => /^(?::authority|host)$/i.test(name));
    if (entry !== undefined && entry[1] !== '') return entry[1];
  }
  return undefined;
}
