import type { Mesh } from '../../build';
import { textIn } from '../../read';
import { takesText } from './authorization-text';
import type { Certainty } from '../certainty';
import type { Proxy } from '../clients/proxy';

/** What the certificate of a client says. */
export interface Identity {
  readonly trustDomain: string;
  readonly namespace: string;
  /** Undefined where no file says it: a client that is only drawn. */
  readonly account: string | undefined;
}

/** The identity that a client's certificate gives; undefined where the connection shows none. */
export function identityOf({ settings }: Pick<Mesh, 'settings'>, client: Proxy | undefined): Identity | undefined {
  if (client === undefined) return undefined;
  const { workload, namespace } = client;
  const drawn = workload === undefined || workload.source === 'EgressDesign';
  return {
    trustDomain: textIn(settings.config, 'trustDomain') ?? 'cluster.local',
    namespace,
    account: workload?.serviceAccount ?? (drawn ? undefined : 'default'),
  };
}

/** Whether `principals` has the client; `cluster.local` stands for whatever the trust domain is (pilot/pkg/security/trustdomain). */
export function takesPrincipal(value: string, identity: Identity | undefined): Certainty {
  if (identity === undefined) return false;
  const { trustDomain, namespace, account } = identity;
  const own = value.startsWith('cluster.local/') ? `${trustDomain}${value.slice('cluster.local'.length)}` : value;
  const base = `${trustDomain}/ns/${namespace}/sa/`;
  if (account !== undefined) return takesText(own, `${base}${account}`);
  return takesUnnamed(own, base);
}

/** Without the account's name a value can still be for all accounts of the namespace, or for none. */
function takesUnnamed(value: string, base: string): Certainty {
  if (value === '*') return true;
  if (value.startsWith('*')) return undefined;
  if (value.endsWith('*')) {
    const start = value.slice(0, -1);
    if (base.startsWith(start)) return true;
    return start.startsWith(base) ? undefined : false;
  }
  return value.startsWith(base) ? undefined : false;
}

/** Whether `namespaces` has the client's. */
export function takesNamespace(value: string, identity: Identity | undefined): Certainty {
  return takesText(value, identity?.namespace);
}

/** Whether `serviceAccounts` has the client's: `name` of the policy's own namespace, or `namespace/name`. */
export function takesAccount(value: string, identity: Identity | undefined, policyNamespace: string): Certainty {
  if (identity === undefined) return false;
  const cut = value.indexOf('/');
  const namespace = cut < 0 ? policyNamespace : value.slice(0, cut);
  if (namespace !== identity.namespace) return false;
  return identity.account === undefined ? undefined : identity.account === value.slice(cut + 1);
}
