import type { ServiceEntry } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { changeInSteps, noChange, refused, type ChangeStep } from '../change-steps';
import { freeName } from '../resource-names';
import { callsOn, entryOf, rulesInForce } from './aim';
import { retargetCalls } from './call-steps';
import { gatewayRef } from './gateway-documents';
import {
  gatewayEntry,
  gatewayOffer,
  gatewayPlan,
  gatewaysToUse,
  modesOf,
  selectorDoubt,
  serviceOf,
  type GatewayPlan,
} from './gateway-plan';
import { directPorts, portOfWay, type GatewayMode } from './gateway-ports';
import { proven, wayFault } from './gateway-proof';
import { moveRuleStep, toGatewayStep } from './gateway-rules';
import { drawGatewayStep, gatewayStep, routeStep, showEntryStep, showRulesStep } from './gateway-steps';
import { passTlsThrough } from './pass-tls-through';
import type { Choice, Pattern } from './pattern';
import { startTls } from './start-tls-at-the-sidecar';
import { gatewayWords } from '../words/gateway-patterns';
import { patternTitles } from '../words/titles';

const modeChoices: Readonly<Record<GatewayMode, { readonly label: string; readonly says: string }>> = {
  start: {
    label: gatewayWords.modes.startTitle,
    says: gatewayWords.modes.start,
  },
  pass: {
    label: gatewayWords.modes.passTitle,
    says: gatewayWords.modes.pass,
  },
  plain: {
    label: gatewayWords.modes.plainTitle,
    says: gatewayWords.modes.plain,
  },
};

/** Leads the calls to an entry's hosts through an egress gateway. */
export const routeThroughGateway: Pattern = {
  id: 'route-through-egress-gateway',
  title: patternTitles['route-through-egress-gateway'],
  about: gatewayWords.about,
  offered: gatewayOffer,
  choices: (snapshot, key, aim) => {
    const entry = gatewayEntry(snapshot, key);
    return typeof entry === 'string' ? [] : choicesFor(snapshot, entry, aim?.gateway);
  },
  change: (snapshot, key, chosen, aim) => {
    const plan = gatewayPlan(snapshot, key, chosen, aim);
    if (typeof plan === 'string') return refused(plan);
    const label = gatewayWords.label(plan.entry.hosts[0] ?? plan.entry.name);
    const made = changeInSteps(snapshot, label, 'command', stepsOf(snapshot, plan));
    return proven(snapshot, made, (after) => wayFault(snapshot, after, plan));
  },
  warns: (snapshot, key, chosen, aim) => {
    const plan = gatewayPlan(snapshot, key, chosen, aim);
    if (typeof plan === 'string') return [];
    return [
      ...(preparation(snapshot, plan)?.warns?.(snapshot, key, {}) ?? []),
      ...directWarning(snapshot, plan),
      ...keyFiles(snapshot, plan),
      ...[selectorDoubt(snapshot, plan) ?? []].flat(),
      gatewayWords.goRound,
    ];
  },
};

function choicesFor(snapshot: Snapshot, entry: ServiceEntry, aimed: string | undefined): readonly Choice[] {
  const usable = gatewaysToUse(snapshot);
  const known = [...usable].sort((a, b) => Number(b.resource.key === aimed) - Number(a.resource.key === aimed));
  const gateways = known.map(({ resource, namespace, name }) => ({
    value: resource.key,
    label: gatewayWords.gateway(namespace, name),
  }));
  return [
    {
      type: 'one',
      id: 'tls',
      label: gatewayWords.tlsToServer,
      options: modesOf(snapshot, entry).map((value) => ({ value, ...modeChoices[value] })),
    },
    ...(gateways.length === 0
      ? []
      : [
          {
            type: 'one' as const,
            id: 'gateway',
            label: gatewayWords.gatewayChoice,
            options: [...gateways, { value: 'new', label: gatewayWords.newGateway }],
          },
        ]),
    { type: 'text', id: 'service', label: gatewayWords.serviceOfPods, value: serviceOf(snapshot, known[0]) },
  ];
}

/** What has to be done first, so that the apps' calls are of the kind that the gateway routes. */
function preparation(snapshot: Snapshot, { entry, mode }: GatewayPlan): Pattern | undefined {
  if (mode === 'plain' || portOfWay(snapshot, entry, mode)) return undefined;
  return mode === 'start' ? startTls : passTlsThrough;
}

/** Ports whose calls leave as before. A gateway's server does not tell one port of a host from another. */
function directWarning(snapshot: Snapshot, { entry, mode }: GatewayPlan): string[] {
  const way = portOfWay(snapshot, entry, mode)?.number;
  if (way === undefined) return [];
  const numbers = directPorts(entry, way).map(({ number }) => String(number));
  if (numbers.length === 0) return [];
  return [gatewayWords.stillLeave(numbers)];
}

/** Files of a rule that the gateway's pods have to have when they start TLS by it. */
function keyFiles(snapshot: Snapshot, { entry, mode }: GatewayPlan): string[] {
  const port = portOfWay(snapshot, entry, mode);
  if (mode !== 'start' || !port) return [];
  const rules = new Set(entry.hosts.flatMap((host) => rulesInForce(snapshot, entry, host)));
  return [...rules].flatMap((rule) => {
    const text = JSON.stringify(rule.resource.value);
    return /"(clientCertificate|privateKey)"/.test(text) ? [gatewayWords.needsFiles(rule.name)] : [];
  });
}

function stepsOf(snapshot: Snapshot, plan: GatewayPlan): ChangeStep[] {
  const { entry, mode, namespace, gateway } = plan;
  const { key } = entry.resource;
  const name = freeName(snapshot, 'Gateway', namespace, 'egress-gateway');
  const ref = gatewayRef(gateway, plan, name);
  const prepare = preparation(snapshot, plan);
  return [
    prepare ? (at) => prepare.change(at, key, {}) : () => noChange(),
    keepPromises(plan),
    // Documents are put behind the entry's one after the other, so the last step's comes first.
    ...entry.hosts.map((host) => toGatewayStep(plan, host)),
    ...entry.hosts.map((host) => routeStep(plan, host, ref)),
    gatewayStep(plan, name),
    showEntryStep(plan),
    ...(mode === 'start' ? entry.hosts.map((host) => moveRuleStep(plan, host)) : [showRulesStep(plan)]),
    drawGatewayStep(plan),
  ];
}

const wireTls: Readonly<Record<GatewayMode, string>> = { start: 'gateway', pass: 'passthrough', plain: 'none' };

/** What the design promises of the calls stays true: the last proxy is the gateway now. */
function keepPromises({ entry, mode }: GatewayPlan): ChangeStep {
  return retargetCalls(
    (at) => {
      const now = entryOf(at, entry.resource.key) ?? entry;
      return callsOn(at, now, portOfWay(at, now, mode)?.number);
    },
    { expect: { via: 'egress-gateway', tls: wireTls[mode] } },
  );
}
