import { listIn, textIn } from '../../mesh';
import { seenOf, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const lightstepProvider: WorkspaceRule = {
  id: 'lightstep-provider',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0002'],
  summary: 'Traces go to a provider of the kind that was made for Lightstep.',
  why: 'Lightstep gave up its own tracer for OpenTelemetry, which the same servers take, and a later release of Istio drops the old kind of provider.',
  source: 'istio/istio pkg/config/analysis/analyzers/telemetry/lightstep.go (Analyze)',
  check: checkTracing,
};

function checkTracing(input: RuleInput): readonly Report[] {
  const { lightstepProviders } = input.mesh.settings;
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
      message: `${name} is a Lightstep provider, a kind that is deprecated. Make it an opentelemetry provider in MeshConfig.`,
      code: 'IST0002',
      ref: 'ana-37',
    }));
}
