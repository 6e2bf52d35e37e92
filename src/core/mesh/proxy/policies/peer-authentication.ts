import type { Resource } from '../../../schema';
import { compareAge, readView, type View } from '../../base';
import type { Mesh, OtherResource } from '../../build';
import { labelsIn, recordIn, textIn } from '../../read';

type MtlsMode = 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** A PeerAuthentication. */
interface PeerAuthentication extends View {
  /** Whether it is for some pods of its namespace alone; an empty selector is none. */
  readonly selects: boolean;
  /** Undefined for UNSET. */
  readonly mode: MtlsMode | undefined;
}

/** The mTLS that servers ask for, and what says it; undefined for Istio's default. */
interface EffectiveMode {
  readonly mode: MtlsMode;
  readonly by: PeerAuthentication | undefined;
}

const listsOf = new WeakMap<Mesh['others'], readonly PeerAuthentication[]>();

/** The PeerAuthentications among the other kinds of a mesh, oldest first. */
function peerAuthentications(others: Mesh['others']): readonly PeerAuthentication[] {
  let found = listsOf.get(others);
  if (found === undefined)
    listsOf.set(others, (found = others.filter(isPeerAuthentication).map(viewOf).sort(compareAge)));
  return found;
}

function isPeerAuthentication({ kind, group }: OtherResource): boolean {
  return kind === 'PeerAuthentication' && (group === 'security.istio.io' || group === '');
}

const views = new WeakMap<Resource, PeerAuthentication>();

function viewOf({ resource }: OtherResource): PeerAuthentication {
  let view = views.get(resource);
  if (view === undefined) views.set(resource, (view = readPeerAuthentication(resource)));
  return view;
}

function readPeerAuthentication(resource: Resource): PeerAuthentication {
  const spec = recordIn(resource.value, 'spec');
  const selector = labelsIn(recordIn(spec, 'selector'), 'matchLabels');
  return {
    ...readView(resource),
    selects: Object.keys(selector).length > 0,
    mode: modeOf(recordIn(spec, 'mtls')),
  };
}

function modeOf(mtls: unknown): MtlsMode | undefined {
  const mode = textIn(mtls, 'mode');
  return mode === 'DISABLE' || mode === 'PERMISSIVE' || mode === 'STRICT' ? mode : undefined;
}

/**
 * The mode of a namespace as clients take it for all its services: that of the namespace, else of the mesh, the oldest of each counting, else PERMISSIVE.
 * Selectors and ports play no part there (pilot/pkg/model/authentication.go, GetNamespaceMutualTLSMode).
 */
export function effectiveMode(mesh: Pick<Mesh, 'others' | 'settings'>, namespace: string): EffectiveMode {
  const general = peerAuthentications(mesh.others).filter((each) => !each.selects);
  const of = (owner: string): PeerAuthentication | undefined => general.find((each) => each.namespace === owner);
  return stated([of(namespace), of(mesh.settings.rootNamespace)]);
}

function stated(policies: readonly (PeerAuthentication | undefined)[]): EffectiveMode {
  const by = policies.find((each) => each?.mode !== undefined);
  return { mode: by?.mode ?? 'PERMISSIVE', by };
}
