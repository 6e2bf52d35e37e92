import type { Lane } from '../../../core/topology';
import { counted } from '../../counted';

interface LaneName {
  readonly name: string;
  /** Said behind the name where there is room. */
  readonly more: string;
  /** The name where there is little. */
  readonly short: string;
}

/** The heads of the lanes. */
export const laneWords: Readonly<Record<Lane, LaneName>> = {
  mesh: { name: 'MESH', more: '', short: 'MESH' },
  registry: { name: 'REGISTRY', more: 'known to the proxies', short: 'REGISTRY' },
  gateway: { name: 'EGRESS GATEWAY', more: '', short: 'GATEWAY' },
  external: { name: 'EXTERNAL', more: '', short: 'EXTERNAL' },
};

/** The frames of namespaces, and what is docked to their heads. */
export const bandWords = {
  unnamed: 'no namespace',
  label: (namespace: string) => `Namespace ${namespace}`,
  title: (namespace: string, counts: string, folded: boolean) =>
    `${namespace}: ${counts}\n${folded ? 'Click to unfold' : 'Click the arrow to fold, the name to select what is in it'}`,
  noPod: 'No pod is drawn yet. With one you see who calls what.',
  drawPod: 'Draw a pod',
  notes: (count: number, text: string) => `${counted(count, 'note')}: ${text}`,
} as const;

/** The pin on a card that a person placed. */
export const pinWords = { title: 'Pinned where you put it; Arrange unpins it' } as const;
