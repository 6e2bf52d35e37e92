import { isGoBoolean, isRecord, isSubnet } from '../../schema';
import { readDocuments } from '../../yaml';

/** What an annotation asks for and does not get, as the second half of a sentence ("is to be ..."); undefined when the value is fine. */
type Check = (value: string) => string | undefined;

/**
 * What is wrong with the value of an annotation, as the injector sees it when it makes a pod (istio/istio pkg/kube/inject/validate.go,
 * AnnotationValidation). Undefined for a good value and for annotations that nobody looks into.
 */
export function problemOfAnnotation(name: string, value: string): string | undefined {
  return Object.hasOwn(checks, name) ? checks[name]?.(value) : undefined;
}

const checks: Readonly<Record<string, Check>> = {
  'sidecar.istio.io/interceptionMode': (value) =>
    ['REDIRECT', 'TPROXY', 'NONE'].includes(value) ? undefined : 'must be REDIRECT, TPROXY or NONE',
  'status.sidecar.istio.io/port': (value) => (isPortNumber(value) ? undefined : 'must be a port from 0 to 65535'),
  'readiness.status.sidecar.istio.io/initialDelaySeconds': wholeNumber,
  'readiness.status.sidecar.istio.io/periodSeconds': wholeNumber,
  'readiness.status.sidecar.istio.io/failureThreshold': wholeNumber,
  'traffic.sidecar.istio.io/includeOutboundIPRanges': (value) => (value === '*' ? undefined : ranges(value, '* or ')),
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': (value) => ranges(value, ''),
  'traffic.sidecar.istio.io/includeInboundPorts': (value) => (value === '*' ? undefined : ports(value, '* or ')),
  'traffic.sidecar.istio.io/excludeInboundPorts': (value) => ports(value, ''),
  'traffic.sidecar.istio.io/excludeOutboundPorts': (value) => ports(value, ''),
  'traffic.sidecar.istio.io/excludeInterfaces': interfaces,
  'prometheus.istio.io/merge-metrics': (value) => (isGoBoolean(value) ? undefined : 'must be true or false'),
  'proxy.istio.io/config': proxyConfig,
  'sidecar.istio.io/proxyCPU': quantity,
  'sidecar.istio.io/proxyCPULimit': quantity,
  'sidecar.istio.io/proxyMemory': quantity,
  'sidecar.istio.io/proxyMemoryLimit': quantity,
};

function wholeNumber(value: string): string | undefined {
  return /^\d+$/.test(value) && Number(value) < 2 ** 32 ? undefined : 'must be a whole number of 0 or more';
}

/** Nothing is trimmed, so that a space behind a comma spoils the list (validateCIDRList). */
function ranges(value: string, or: string): string | undefined {
  if (value === '') return undefined;
  const bad = value.split(',').find((each) => !each.includes('/') || each.includes('%') || !isSubnet(each));
  if (bad === undefined) return undefined;
  const hint = bad.trim() !== bad && isSubnet(bad.trim()) ? 'with no spaces between them' : 'such as 10.0.0.0/8';
  return `must be ${or}ranges ${hint}, with commas; ${show(bad)} is not one`;
}

/** The list and its ports may stand between spaces (parsePorts). */
function ports(value: string, or: string): string | undefined {
  if (value.trim() === '') return undefined;
  const bad = value.split(',').find((each) => !isPortNumber(each));
  return bad === undefined ? undefined : `must be ${or}ports from 0 to 65535, with commas; ${show(bad)} is not one`;
}

function isPortNumber(value: string): boolean {
  const trimmed = value.trim();
  return /^\d+$/.test(trimmed) && Number(trimmed) <= 65_535;
}

/** Linux gives a network interface 15 characters. */
function interfaces(value: string): string | undefined {
  const bad = value.split(',').find((each) => each.trim().length > 15);
  return bad === undefined ? undefined : `must be names of at most 15 characters; ${show(bad)} is longer`;
}

function proxyConfig(value: string): string | undefined {
  const { documents } = readDocuments(value);
  if (documents.some(({ problems }) => problems.some(({ severity }) => severity === 'error')))
    return 'must be ProxyConfig as YAML, and cannot be read';
  const values = documents.map((each) => each.value).filter((each) => each !== undefined && each !== null);
  return values.every(isRecord) ? undefined : 'must be ProxyConfig, a YAML mapping';
}

/** A quantity of Kubernetes: `100m`, `128Mi`, `1e3` (k8s.io/apimachinery pkg/api/resource, ParseQuantity). */
function quantity(value: string): string | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/.test(value)
    ? undefined
    : 'must be a quantity such as 100m or 128Mi';
}

function show(text: string): string {
  return text === '' ? 'an empty one' : text.length > 40 ? `${text.slice(0, 40)}…` : JSON.stringify(text);
}
