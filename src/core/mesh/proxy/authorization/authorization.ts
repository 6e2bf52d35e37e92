import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import type { Mesh } from '../../build';
import { policiesFor, type AuthorizationPolicy } from './authorization-policies';
import { ruleTakes } from './authorization-rules';
import type { GatewayTarget } from '../gateways/gateway-choice';
import type { MeshService } from '../services/service';
import type { Proxy } from '../clients/proxy';

/** A request or connection at a proxy that authorizes. */
export interface AuthorizedCall {
  /** The proxy that it arrives at: a gateway, or the waypoint of a service. */
  readonly at:
    | { readonly gateway: GatewayTarget }
    | { readonly waypoint: Proxy; readonly service: MeshService; readonly gatewayName: string };
  /** Who calls, where the hop is mutual TLS of the mesh; undefined where the proxy cannot know it. */
  readonly client: Proxy | undefined;
  /** The port of the pod (a gateway), or of the service (a waypoint). */
  readonly port: number;
  /** Server name of the connection. */
  readonly sni: string | undefined;
  /** Undefined where the proxy does not read HTTP. */
  readonly request:
    | {
        readonly host: string;
        readonly method: string;
        readonly path: string;
        readonly headers: Readonly<Record<string, string>>;
      }
    | undefined;
}

/** What AuthorizationPolicies say of a call. */
export type AuthorizationVerdict =
  | { readonly type: 'allowed'; readonly because: string; readonly caveats: readonly string[] }
  | {
      readonly type: 'denied';
      /** The DENY policy and its rule, or an ALLOW policy none of whose kind matches. */
      readonly policy: Resource;
      readonly path: Path;
      readonly because: string;
      readonly caveats: readonly string[];
    }
  | { readonly type: 'unknown'; readonly because: string; readonly caveats: readonly string[] };

/** Whether AuthorizationPolicies let a call through (pilot/pkg/security/authz/builder): DENY before ALLOW, and nothing but ALLOW once there is one. */
export function authorize(mesh: Mesh, call: AuthorizedCall): AuthorizationVerdict {
  const policies = policiesFor(mesh, call.at);
  const enforced = policies.filter(({ isDryRun }) => !isDryRun);
  const caveats = caveatsOf(mesh, policies, call);
  const denied = deniedBy(mesh, enforced, call, caveats);
  if (denied?.type === 'denied') return denied;
  const allowed = allowedBy(mesh, enforced, call, caveats);
  return allowed.type === 'denied' ? allowed : (denied ?? allowed);
}

function deniedBy(
  mesh: Mesh,
  policies: readonly AuthorizationPolicy[],
  call: AuthorizedCall,
  caveats: readonly string[],
): AuthorizationVerdict | undefined {
  let unknown: AuthorizationVerdict | undefined;
  for (const policy of policies) {
    if (policy.action !== 'DENY') continue;
    for (const [index, rule] of policy.rules.entries()) {
      const takes = ruleTakes(mesh, policy, rule, call);
      const { resource } = policy;
      const because = `Rule ${index + 1} of ${labelOf(policy)} denies it.`;
      if (takes === true) return { type: 'denied', policy: resource, path: ['spec', 'rules', index], because, caveats };
      if (takes === undefined)
        unknown ??= { type: 'unknown', because: `${undecided(policy)}, which may deny it.`, caveats };
    }
  }
  return unknown;
}

function allowedBy(
  mesh: Mesh,
  policies: readonly AuthorizationPolicy[],
  call: AuthorizedCall,
  caveats: readonly string[],
): AuthorizationVerdict {
  const allowing = policies.filter(({ action }) => action === 'ALLOW');
  const [first] = allowing;
  if (first === undefined)
    return {
      type: 'allowed',
      because: policies.length === 0 ? 'No AuthorizationPolicy selects the proxy.' : 'No policy denies it.',
      caveats,
    };
  let unknown: AuthorizationPolicy | undefined;
  for (const policy of allowing)
    for (const rule of policy.rules) {
      const takes = ruleTakes(mesh, policy, rule, call);
      if (takes === true) return { type: 'allowed', because: `${labelOf(policy)} allows it.`, caveats };
      if (takes === undefined) unknown ??= policy;
    }
  if (unknown) return { type: 'unknown', because: `${undecided(unknown)}, which alone may allow it.`, caveats };
  return { type: 'denied', policy: first.resource, path: ['spec'], because: notAllowed(allowing), caveats };
}

function notAllowed(allowing: readonly AuthorizationPolicy[]): string {
  const names = allowing.map(labelOf).join(', ');
  if (allowing.every(({ rules }) => rules.length === 0)) return `${names} allows nothing, since it has no rules.`;
  return `Only what an ALLOW policy allows is let through, and no rule of ${names} takes it.`;
}

function labelOf({ namespace, name }: AuthorizationPolicy): string {
  return `AuthorizationPolicy ${namespace}/${name}`;
}

function undecided(policy: AuthorizationPolicy): string {
  return `The files do not tell whether a rule of ${labelOf(policy)} takes the call (an IP, a token or a service account decides)`;
}

/** What other kinds of policies may do: external authorizers decide for themselves, and some policies only log. */
function caveatsOf(mesh: Mesh, policies: readonly AuthorizationPolicy[], call: AuthorizedCall): readonly string[] {
  return policies.flatMap((policy) => {
    if (policy.isDryRun) return [`${labelOf(policy)} is a dry run: it is logged and denies nothing.`];
    if (policy.action !== 'CUSTOM') return [];
    const asks = policy.rules.some((rule) => ruleTakes(mesh, policy, rule, call) !== false);
    return asks ? [`${labelOf(policy)} leaves the call to an external authorizer, which may refuse it.`] : [];
  });
}
