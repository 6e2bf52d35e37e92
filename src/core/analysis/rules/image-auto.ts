import { isRecord, type Resource } from '../../schema';
import { labelsIn, listIn, recordIn, textIn } from '../../mesh';
import type { Path } from '../../text';
import { namespaceOf } from '../istioctl/in-mesh';
import { matchesLabels } from '../istioctl/label-selector';
import { proxyIn } from '../istioctl/injection';
import { forSeen, seenOf, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const imageAuto: WorkspaceRule = {
  id: 'image-auto',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0146', 'IST0147'],
  sees: 'drawn',
  summary: 'The image auto of a proxy is left for the injector to fill in, and no injector does.',
  why: 'The pod tries to pull an image named auto and never starts. A gateway that is written as a Deployment needs labels that a webhook of the injector selects.',
  source: 'istio/istio pkg/config/analysis/analyzers/injection/image-auto.go (Analyze)',
  check: (input) => [
    ...podsIn(input),
    ...autoDeployments(input).flatMap(({ seen, path }) => checkDeployment(input, seen, path)),
  ],
};

const podsIn = forSeen('Pod', checkPod);
const autoDeployments = forSeen('Deployment', (seen) => {
  const path = autoImageIn(recordIn(recordIn(seen.spec, 'template'), 'spec'));
  return path === undefined ? [] : [{ seen, path }];
});

/** A pod that is there has been past the injector already. */
function checkPod({ resource, spec, namespace, name }: Seen): readonly Report[] {
  const path = autoImageIn(spec);
  if (path === undefined) return [];
  const message = `Pod ${namespace}/${name} never starts: its image is auto, which no injector has replaced. Create it by a Deployment whose pods are injected, or name an image.`;
  return [{ ...autoReport(resource, ['spec', ...path], message), code: 'IST0147', ref: 'IST0147' }];
}

/** Where no webhook is drawn there is nothing to judge by. */
function checkDeployment(input: RuleInput, seen: Seen, path: Path): readonly Report[] {
  const { resource, spec, namespace, name } = seen;
  const webhooks = webhooksOf(input);
  if (webhooks === undefined) return [];
  const labels = labelsIn(recordIn(recordIn(spec, 'template'), 'metadata'), 'labels');
  const ofNamespace = namespaceOf(input, namespace)?.labels ?? {};
  const isSelected = webhooks.some(
    (each) => matchesLabels(each['namespaceSelector'], ofNamespace) && matchesLabels(each['objectSelector'], labels),
  );
  if (isSelected) return [];
  const message = `The pods of Deployment ${namespace}/${name} never start: their image is auto, and no injector webhook in the files selects them. Label the Namespace or the pods for injection, or name an image.`;
  const report = autoReport(resource, ['spec', 'template', 'spec', ...path], message);
  return [{ ...report, severity: 'warning', code: 'IST0146', ref: 'IST0146' }];
}

function autoReport(resource: Resource, path: Path, message: string): Report {
  return { resource, path: [...path, 'image'], message };
}

function autoImageIn(spec: Readonly<Record<string, unknown>>): Path | undefined {
  const proxy = proxyIn(spec, ['containers']);
  return proxy?.image === 'auto' ? proxy.path : undefined;
}

/** Istio's webhooks among those that are drawn; undefined when no configuration of webhooks is drawn at all. */
function webhooksOf(input: RuleInput): readonly Readonly<Record<string, unknown>>[] | undefined {
  const drawn = seenOf(input, 'MutatingWebhookConfiguration.admissionregistration.k8s.io');
  if (drawn.length === 0) return undefined;
  return drawn
    .flatMap(({ resource }) => listIn(resource.value, 'webhooks'))
    .filter(isRecord)
    .filter((each) => textIn(each, 'name')?.endsWith('istio.io') === true);
}
