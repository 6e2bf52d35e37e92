import { isRecord } from '../lists';
import type { Diagnostic } from '../text';
import { valueAt, type Document } from '../yaml';
import { kinds } from './kinds';
import { groupOf, readResources } from './resource';

/** What a document holds that is no Kubernetes object, and what to say of it at its first line. */
interface StrayText extends Pick<Diagnostic, 'message' | 'range'> {
  /** Prose, a log or a page, and no YAML of whatever else: nobody means to keep that beside resources. */
  readonly isProse: boolean;
}

/**
 * What a document holds in place of a Kubernetes object; undefined for one that has an object, comments alone or nothing at all, that cannot be read, or of
 * which `validateDocument` says that it lacks its kind.
 */
export function strayText(document: Document): StrayText | undefined {
  const { value, incomplete } = document;
  if (incomplete || value === undefined || value === null || typeof valueAt(value, ['kind']) === 'string')
    return undefined;
  if (isOfIstio(value) || readResources(document).length > 0) return undefined;
  const isProse = typeof value !== 'object';
  return { isProse, message: messageFor(document.text, isProse), range: firstLine(document) };
}

function messageFor(text: string, isProse: boolean): string {
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(text))
    return 'This is an HTML page, not a Kubernetes object: probably an error or a login page instead of the file. Fetch the file again.';
  return isProse
    ? 'This is text, not a Kubernetes object, so nothing of it is read. Open what kubectl get -o yaml prints.'
    : 'This is not a Kubernetes object, so nothing of it is read: apiVersion and kind are missing.';
}

/** An object of Istio's or Fairway's own groups without its kind. */
function isOfIstio(value: unknown): boolean {
  const apiVersion = valueAt(value, ['apiVersion']);
  if (!isRecord(value) || typeof apiVersion !== 'string') return false;
  return kinds.some(({ coverage, group }) => coverage === 'full' && group === groupOf(apiVersion));
}

function firstLine({ text, tree }: Document): Diagnostic['range'] {
  const from = tree.start[0] ?? 0;
  const end = /[\r\n]/.exec(text.slice(from))?.index;
  return { from, to: end === undefined ? text.trimEnd().length : from + end };
}
