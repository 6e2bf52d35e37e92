import type { Path } from '../../text';
import type { Mesh } from '../build';
import type { DestinationRule } from '../destination-rule';
import type { MergedRule } from '../rule-pool';
import type { Proxy } from './proxy';
import type { MeshService } from './service';

export interface Candidate {
  readonly rule: DestinationRule;
  readonly lost: readonly Path[];
  readonly because: string;
  readonly tied: boolean;
}

export function candidatesOf(
  _mesh: Mesh,
  _proxy: Proxy,
  _service: Pick<MeshService, 'host' | 'namespace'>,
  _chosen: MergedRule | undefined,
): readonly Candidate[] {
  return [];
}
