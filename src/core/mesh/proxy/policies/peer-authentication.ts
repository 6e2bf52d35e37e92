import type { Resource } from '../../../schema';
import { compareAge, readView, type View } from '../../base';
import type { Mesh, OtherResource } from '../../build';
import { labelsIn, recordIn, textIn } from '../../read';
import { matchesLabels } from '../../rule-pool';

type MtlsMode = 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** A PeerAuthentication. */
interface PeerAuthentication extends View {
  /** Labels of the pods that it is for; undefined, also where the selector is empty, for its namespace, or in the root namespace for the mesh. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  /** Undefined for UNSET. */
  readonly mode: MtlsMode | undefined;
  /** By target port. */
  readonly ports: ReadonlyMap<number, MtlsMode>;
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
  const ports = Object.keys(recordIn(spec, 'portLevelMtls')).flatMap((port) => {
    const mode = modeOf(recordIn(recordIn(spec, 'portLevelMtls'), port));
    return mode ? [[Number(port), mode] as const] : [];
  });
  return {
    ...readView(resource),
    selector: Object.keys(selector).length > 0 ? selector : undefined,
    mode: modeOf(recordIn(spec, 'mtls')),
    ports: new Map(ports),
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
  const general = peerAuthentications(mesh.others).filter((each) => each.selector === undefined);
  const of = (owner: string): PeerAuthentication | undefined => general.find((each) => each.namespace === owner);
  return stated([of(namespace), of(mesh.settings.rootNamespace)]);
}

/**
 * The mode of a pod on one of its ports: that of the oldest policy of its namespace that selects it, for the port or for all, else that of its namespace
 * and of the mesh (pilot/pkg/security/authn/policy_applier.go, ComposePeerAuthentication).
 */
export function modeOfPod(
  mesh: Pick<Mesh, 'others' | 'settings'>,
  namespace: string,
  labels: Readonly<Record<string, string>>,
  port: number,
): EffectiveMode {
  const own = peerAuthentications(mesh.others).find(
    (each) =>
      each.namespace === namespace &&
      namespace !== mesh.settings.rootNamespace &&
      each.selector !== undefined &&
      matchesLabels(each.selector, labels),
  );
  const onPort = own?.ports.get(port);
  if (own && onPort) return { mode: onPort, by: own };
  return own?.mode ? { mode: own.mode, by: own } : effectiveMode(mesh, namespace);
}

function stated(policies: readonly (PeerAuthentication | undefined)[]): EffectiveMode {
  const by = policies.find((each) => each?.mode !== undefined);
  return { mode: by?.mode ?? 'PERMISSIVE', by };
}
