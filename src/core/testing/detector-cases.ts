import type { Experiment, FailureKind, FailurePattern } from '../mesh';

/** The defaults of Istio, with a limit that lets all go. */
export const settings = {
  consecutive5xxErrors: 5,
  consecutiveGatewayErrors: 0,
  consecutiveLocalOriginFailures: 0,
  splitExternalLocalOriginErrors: false,
  interval: 10_000,
  baseEjectionTime: 30_000,
  maxEjectionPercent: 100,
  minHealthPercent: 0,
};

/** Endpoints named by letters, `A` in priority 0, `B1` in priority 1, that take turns: n endpoints with n calls a second get one each. */
export function experiment(
  names: string,
  change: Partial<Experiment> & { set?: Partial<typeof settings> } = {},
): Experiment {
  const endpoints = names.split(' ').map((name) => ({
    name: name.charAt(0),
    priority: Number(name.slice(1)),
    weight: 1,
    locality: undefined,
  }));
  const { set, ...others } = change;
  return {
    settings: { ...settings, ...set },
    clusterType: 'STATIC',
    protocol: 'http',
    balancer: 'ROUND_ROBIN',
    localityWeighted: false,
    endpoints,
    patterns: [],
    rate: endpoints.length,
    proxies: 1,
    timeout: 10_000,
    duration: 120_000,
    seed: 1,
    ...others,
  };
}

/** All calls to an endpoint fail between two seconds. */
export function failing(endpoint: string, from: number, to: number, kind: FailureKind = '5xx'): FailurePattern {
  return { endpoint, from: from * 1000, to: to * 1000, percent: 100, kind };
}
