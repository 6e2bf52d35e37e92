import { isRecord } from '../../schema';
import { listIn } from '../../mesh';
import { completeOf, type Seen } from '../istioctl/scope';
import { settingsOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const telemetryWithoutProvider: WorkspaceRule = {
  id: 'telemetry-without-provider',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0157'],
  summary: 'Access logs of a Telemetry name no provider, and the mesh has none by default.',
  why: 'Nothing is logged then, and the calls that leave the mesh leave no trace.',
  source: 'istio/istio pkg/config/analysis/analyzers/telemetry/providers.go (Analyze)',
  check: (input) =>
    settingsOf(input).hasAccessLogProvider ? [] : completeOf(input, 'Telemetry').flatMap(checkTelemetry),
};

/** One finding a resource, as Istio's messages for several entries are the same text. */
function checkTelemetry({ resource, namespace, name, spec }: Seen): readonly Report[] {
  const index = listIn(spec, 'accessLogging').findIndex(
    (entry) => isRecord(entry) && entry['disabled'] !== true && listIn(entry, 'providers').length === 0,
  );
  if (index < 0) return [];
  const message = `accessLogging of Telemetry ${namespace}/${name} names no provider and MeshConfig has no defaultProviders for access logs, so nothing is logged. Name one under providers.`;
  return [{ resource, path: ['spec', 'accessLogging', index], part: 'key', message, code: 'IST0157', ref: 'IST0157' }];
}
