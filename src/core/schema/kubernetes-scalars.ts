import { isRecord } from '../lists';
import type { Path } from '../text';
import { findNode, NodeKind, type Document } from '../yaml';

/**
 * A value as kubectl and istioctl read it. They read plain scalars by YAML 1.1 (sigs.k8s.io/yaml, which uses go-yaml v2: resolve.go), where
 * `yes`, `on` and their like are booleans, digits may be grouped with `_` and `0b` means binary; the document's own value follows YAML 1.2, where these
 * are text, but for a leading zero and `0b`: those mean octal and binary to it as well.
 */
export function asKubernetesReads(document: Document, path: Path, value: unknown): unknown {
  if (isRecord(value)) return asText(document, path, value);
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  if (typeof value === 'string' && !looksDifferent.test(value)) return value;
  const { tree, text } = document;
  const node = findNode(tree, path);
  if (node < 0 || tree.kind[node] !== NodeKind.Plain || tree.props?.has(node)) return value;
  const written = text.slice(tree.start[node], tree.end[node]);
  if (typeof value === 'number' && plainNumber.test(written)) return value;
  if (yes.has(written)) return true;
  if (no.has(written)) return false;
  return readNumber(written) ?? value;
}

/** A number with a leading zero or `0b` as readers of YAML 1.2 have it, to whom the one is decimal and the other text; any other value as it is. */
export function asOthersRead({ tree, text }: Document, path: Path, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  const node = findNode(tree, path);
  if (node < 0 || tree.kind[node] !== NodeKind.Plain || tree.props?.has(node)) return value;
  const written = text.slice(tree.start[node], tree.end[node]);
  if (binary.test(written)) return written;
  return leadingZero.test(written) ? parseInt(written, 10) : value;
}

const binary = /^[-+]?0[bB][01]+$/;
const leadingZero = /^[-+]?0[0-7]+$/;

/**
 * `2001:db8::` in a flow list is a key without a value by YAML 1.2, for which a colon before a bracket or a comma ends a key. go-yaml v2 wants a
 * blank behind that colon (scannerc.go, yaml_parser_scan_plain_scalar), so kubectl and istioctl read text.
 */
function asText({ tree, text }: Document, path: Path, value: Readonly<Record<string, unknown>>): unknown {
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0 || value[key] !== null || typeof path[path.length - 1] !== 'number')
    return value;
  const node = findNode(tree, path);
  if (node < 0 || tree.kind[node] !== NodeKind.FlowMap) return value;
  const written = `${key}:`;
  return text.startsWith(written, tree.start[node]) &&
    /^[\],]/.test(text.slice((tree.start[node] ?? 0) + written.length))
    ? written
    : value;
}

/** A number as go-yaml v2 reads it where YAML 1.2 has another one, or text; undefined elsewhere. */
function readNumber(written: string): number | undefined {
  const [, sign = '', body = ''] = /^([-+]?)(\d[\w.+-]*)$/.exec(written) ?? [];
  const digits = body.replaceAll('_', '');
  const [base, pattern, prefix] = bases.find(([, each]) => each.test(digits)) ?? [];
  if (base === undefined || pattern === undefined || prefix === undefined) return undefined;
  const size = base === 10 ? Number(digits) : parseInt(digits.slice(prefix), base);
  return sign === '-' ? -size : size;
}

/** Base, form, and length of what stands before the digits. A zero before an 8 or a 9 is no sign of octal. */
const bases: readonly (readonly [number, RegExp, number])[] = [
  [8, /^0[0-7]+$/, 1],
  [8, /^0[oO][0-7]+$/, 2],
  [2, /^0[bB][01]+$/, 2],
  [16, /^0[xX][0-9a-fA-F]+$/, 2],
  [10, /^\d+(?:\.\d*)?(?:[eE][-+]?\d+)?$/, 0],
];

/** What every reader takes for the same number. */
const plainNumber = /^-?(?:0|[1-9]\d{0,14})$/;

const yes = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const no = new Set(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);
const looksDifferent = /^(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[-+]?\d[\w.+-]*)$/;
