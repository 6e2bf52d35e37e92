import { groupOf, isRecord, type Resource } from '../schema';
import { readMeshConfig, readMeshConfigValue, type MeshConfigReading } from './mesh-config';
import type { Path } from '../text';
import { valueAt } from '../yaml';
import { hasKey, labelsIn, recordIn, textIn } from './read';
import type { StatedSettings } from './settings';

/** A resource that holds MeshConfig. */
export interface MeshConfigSource {
  /** `istio`: the ConfigMap `istio`, where istiod reads it; `revision`: the ConfigMap of a revision; `install`: what Istio is installed from. */
  readonly from: 'istio' | 'revision' | 'install';
  /** Where in the resource the MeshConfig stands; of two places the one that cannot be read, else the one that counts first. */
  readonly path: readonly string[];
  /** All places in which it stands, what counts first before what it is laid over. */
  readonly places: readonly (readonly string[])[];
  readonly reading: MeshConfigReading;
}

/**
 * What a resource is for MeshConfig; undefined for a resource that holds none. Profiles and values may state more than what Istio is installed from
 * does, so that it is not taken for all of MeshConfig.
 */
export function meshConfigSource(resource: Resource): MeshConfigSource | undefined {
  if (resource.kind === 'ConfigMap') return configMapSource(resource);
  const paths = installs[`${groupOf(resource.apiVersion)} ${resource.kind}`];
  if (paths === undefined || isOfGateways(resource)) return undefined;
  const written = paths.filter((each) => (valueAt(resource.value, each) ?? null) !== null);
  const places = written.length > 0 ? written : paths;
  const unread = written.find((each) => !readMeshConfigValue(valueAt(resource.value, each)).ok);
  const path = unread ?? places[0] ?? ['spec'];
  const value = written.map((each) => valueAt(resource.value, each)).reduceRight(mergeOver, {});
  return { from: 'install', path, places, reading: readMeshConfigValue(value) };
}

/** Where what counts of a field of MeshConfig is stated: an IstioOperator may state some of it in each of two places. */
export function statedAt({ path, places }: MeshConfigSource, { value }: Resource, field: Path): readonly string[] {
  return places.find((each) => valueAt(value, [...each, ...field]) !== undefined) ?? path;
}

/**
 * What one source states, as mixing the settings of several would make a mesh that nobody has: the ConfigMap `istio`, which is all that istiod reads;
 * else that of the only revision, since each revision has its own proxies; else the only resource that Istio is installed from. Of several ConfigMaps
 * `istio` each setting is that of the first that states it. A source that cannot be read states nothing, and no other stands in for it.
 */
export function settingsAmong(sources: readonly MeshConfigSource[]): readonly StatedSettings[] {
  return takenAmong(sources).map(({ reading }) => (reading.ok ? reading.settings : {}));
}

/** The sources whose settings count, as `settingsAmong` says. */
export function takenAmong(sources: readonly MeshConfigSource[]): readonly MeshConfigSource[] {
  const [istio = [], revisions = [], installed = []] = (['istio', 'revision', 'install'] as const).map((from) =>
    sources.filter((each) => each.from === from),
  );
  if (istio.length > 0) return istio;
  const [only, ...others] = revisions.length > 0 ? revisions : installed;
  return only === undefined || others.length > 0 ? [] : [only];
}

/** Whether a resource is the ConfigMap where an istiod reads its MeshConfig, be it that of a revision. */
export function isMeshConfigMap(resource: Resource): boolean {
  const { kind, apiVersion, name } = resource;
  return kind === 'ConfigMap' && apiVersion === 'v1' && (name === 'istio' || isOfRevision(resource));
}

function configMapSource(resource: Resource): MeshConfigSource | undefined {
  const path = ['data', 'mesh'];
  const text = valueAt(resource.value, path);
  if (text === undefined || text === null) return undefined;
  if (!isMeshConfigMap(resource)) return undefined;
  const reading: MeshConfigReading =
    typeof text === 'string' ? readMeshConfig(text) : { ok: false, problem: 'MeshConfig must be text.' };
  return { from: resource.name === 'istio' ? 'istio' : 'revision', path, places: [path], reading };
}

/** `istio-1-30` with the label `istio.io/rev: 1-30` (pilot/pkg/bootstrap/mesh.go, getMeshConfigMapName). */
function isOfRevision({ name, value }: Resource): boolean {
  const revision = labelsIn(recordIn(value, 'metadata'), 'labels')['istio.io/rev'];
  return revision !== undefined && name === `istio-${revision}`;
}

/** A mapping laid over another, key by key; anything else is in place of what was there. */
function mergeOver(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over;
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(
    keys.map((key) => [key, Object.hasOwn(over, key) ? mergeOver(under[key], over[key]) : under[key]]),
  );
}

/**
 * Where what an operator installs from holds MeshConfig, by group and kind, what counts first before what it is laid over (istio-ecosystem/sail-operator
 * tools/configuration-converter.sh; istio/istio operator/pkg/render/manifest.go, MergeInputs: values are applied last).
 */
const installs: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'install.istio.io IstioOperator': [
    ['spec', 'values', 'meshConfig'],
    ['spec', 'meshConfig'],
  ],
  'sailoperator.io Istio': [['spec', 'values', 'meshConfig']],
};

/** An IstioOperator that installs gateways alone: the profile `empty` has no istiod (istio/istio manifests/profiles/empty.yaml). */
export function isOfGateways({ kind, value }: Resource): boolean {
  const spec = recordIn(value, 'spec');
  const hasPilot = hasKey(recordIn(spec, 'components'), 'pilot');
  return kind === 'IstioOperator' && textIn(spec, 'profile') === 'empty' && !hasPilot;
}
