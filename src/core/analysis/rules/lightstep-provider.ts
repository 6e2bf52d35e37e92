import { listIn, textIn } from '../../mesh';
import { seenOf, type Seen } from '../istioctl/scope';
import { settingsOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const lightstepProvider: WorkspaceRule = {
  id: 'lightstep-provider',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0002'],
  summary: 'Traces go to a provider of the kind that was made for Lightstep.',
  why: 'Istio dropped the tracer of Lightstep with 1.27: istiod only logs a warning about such a provider. The servers of Lightstep take OpenTelemetry.',
  source:
    'istio/istio pkg/config/analysis/analyzers/telemetry/lightstep.go (Analyze); pilot/pkg/networking/core/tracing.go (configureFromProviderConfig); releasenotes/notes/54002.yaml',
  check: checkTracing,
};

function checkTracing(input: RuleInput): readonly Report[] {
  const { lightstepProviders } = settingsOf(input);
  if (lightstepProviders.length === 0) return [];
  return seenOf(input, 'Telemetry').flatMap((seen) => checkTelemetry(seen, lightstepProviders));
}

function checkTelemetry({ resource, spec }: Seen, names: readonly string[]): readonly Report[] {
  const used = listIn(spec, 'tracing').flatMap((tracing, index) =>
    listIn(tracing, 'providers').map((provider, at) => ({
      name: textIn(provider, 'name') ?? '',
      path: ['spec', 'tracing', index, 'providers', at, 'name'],
    })),
  );
  const first = used.filter(({ name }, index) => used.findIndex((each) => each.name === name) === index);
  return first
    .filter(({ name }) => names.includes(name))
    .map(({ name, path }) => ({
      resource,
      path,
      message: `No traces reach ${name}: it is a Lightstep provider, a kind that Istio dropped with 1.27. Make it an opentelemetry provider in MeshConfig.`,
      code: 'IST0002',
      ref: 'ana-37',
    }));
}
