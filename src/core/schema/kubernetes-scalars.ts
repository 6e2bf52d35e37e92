import type { Path } from '../text';
import { findNode, NodeKind, type Document } from '../yaml';

/**
 * A value as kubectl and istioctl read it. They read plain scalars by YAML 1.1 (sigs.k8s.io/yaml, which uses go-yaml v2), where `yes`, `on`
 * and their like are booleans and digits may be grouped with `_`; the document's own value follows YAML 1.2, where these are text.
 */
export function asKubernetesReads(document: Document, path: Path, value: unknown): unknown {
  if (typeof value !== 'string' || !looksDifferent.test(value)) return value;
  const node = findNode(document.tree, path);
  if (node < 0 || document.tree.kind[node] !== NodeKind.Plain || document.tree.props?.has(node)) return value;
  if (yes.has(value)) return true;
  if (no.has(value)) return false;
  return /^[-+]?\d/.test(value) ? Number(value.replaceAll('_', '')) : value;
}

const yes = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const no = new Set(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);
const looksDifferent = /^(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[-+]?\d[\d_]*_[\d_]*)$/;
