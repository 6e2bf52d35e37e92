import { proxyRelease, recordIn, type ProxyRelease } from '../../mesh';
import { istioVersions, type Resource } from '../../schema';
import { joinNames } from '../../text';
import { proxyIn } from '../istioctl/injection';
import { remedyIn } from '../istioctl/remedy';
import { fact } from '../question';
import { judgedRelease, namedRelease } from '../release';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const releaseOfProxies: WorkspaceRule = {
  id: 'release-of-proxies',
  scope: 'workspace',
  layer: 'design',
  severity: 'info',
  summary: 'All Pods run proxies of another Istio release than the one that is judged by.',
  why: 'Releases differ in what they accept and do. Where nobody names one, the newest is taken, and not that of the proxies: istiod decides most, and is upgraded before them.',
  source:
    'The image of the container istio-proxy; istio.io/latest/docs/releases/supported-releases (control plane and data plane skew)',
  check: checkRelease,
};

const ownersOf = fact(({ mesh }) => mesh.podOwners);
const designOf = fact(({ mesh }) => mesh.designs[0]?.resource);

function checkRelease(input: RuleInput): readonly Report[] {
  const found = proxyRelease({ podOwners: ownersOf(input) });
  if (found === undefined || namedRelease(input) !== undefined || found.release === judgedRelease(input)) return [];
  const message = `${proxiesWords(found)} Istio ${found.release}, but findings here are for ${judgedRelease(input)}, since nothing names a release. ${adviceFor(found.release)}`;
  const design = designOf(input);
  const isKnown = istioVersions.includes(found.release);
  if (design === undefined || !isKnown) return found.pods.slice(0, 1).map(({ resource }) => atImage(resource, message));
  const op = { type: 'set' as const, path: ['spec', 'istioVersion'], value: found.release };
  const fix = remedyIn(design, `Judge by Istio ${found.release}`, [op]);
  return [{ resource: design, path: ['spec'], part: 'key', message, fix }];
}

function proxiesWords({ pods }: ProxyRelease): string {
  return pods.length === 1
    ? 'The proxy of the only Pod that has one runs'
    : `The proxies of all ${pods.length} Pods that have one run`;
}

function adviceFor(release: string): string {
  if (!istioVersions.includes(release))
    return `Fairway does not know that release, only ${joinNames(istioVersions, 'and')}.`;
  return `If istiod has that release too, set istioVersion to ${release} in the design, or pass --istio-version ${release}.`;
}

function atImage(resource: Resource, message: string): Report {
  const path = proxyIn(recordIn(resource.value, 'spec'), ['containers', 'initContainers'])?.path;
  return { resource, path: path ? ['spec', ...path, 'image'] : ['metadata', 'name'], message };
}
