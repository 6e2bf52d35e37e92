import { textIn } from '../../mesh';
import type { Path } from '../../text';
import { question } from '../question';
import type { RuleInput } from '../run';
import { drawnGateways, type DrawnGateway } from './gateway-servers';
import { podsSelectedBy } from './pods';
import type { Seen } from './scope';
import { secretsOf } from './secrets';

/** A `credentialName` of a server of a Gateway, and the Secret that it stands for among those that are drawn. */
export interface CredentialUse {
  readonly gateway: DrawnGateway;
  readonly written: string;
  /** Namespace of the pods of the Gateway, where the Secret is looked for. */
  readonly namespace: string;
  readonly secret: Seen | undefined;
  /** From the resource's root. */
  readonly path: Path;
}

/**
 * All uses of Secrets by Gateways whose pods are drawn; none where no Secret is drawn. Istio looks in the namespace of the first pod that it finds;
 * with pods in several, each of theirs will do here (istio/istio pkg/config/analysis/analyzers/gateway/secret.go, Analyze and
 * getGatewayNamespace).
 */
export const credentialUses = question((input): readonly CredentialUse[] =>
  secretsOf(input).size === 0 ? [] : drawnGateways(input).flatMap((gateway) => usesOf(input, gateway)),
);

function usesOf(input: RuleInput, gateway: DrawnGateway): readonly CredentialUse[] {
  const named = gateway.servers.filter(({ tls }) => textIn(tls, 'credentialName') !== undefined);
  if (named.length === 0) return [];
  const namespaces = [...new Set(podsSelectedBy(input, gateway.selector).map((pod) => pod.namespace))];
  const [namespace] = namespaces;
  if (namespace === undefined) return [];
  return named.map(({ index, tls }) => {
    const written = textIn(tls, 'credentialName') ?? '';
    const names = written.includes('/') ? [written] : namespaces.map((each) => `${each}/${written}`);
    const secret = names.flatMap((name) => secretsOf(input).get(name) ?? [])[0];
    return { gateway, written, namespace, secret, path: ['spec', 'servers', index, 'tls', 'credentialName'] };
  });
}
