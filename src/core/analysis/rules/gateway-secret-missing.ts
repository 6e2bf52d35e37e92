import { closest } from '../../schema';
import { credentialUses, type CredentialUse } from '../istioctl/gateway-credentials';
import { remedyIn } from '../istioctl/remedy';
import { secretsOf } from '../istioctl/secrets';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const gatewaySecretMissing: WorkspaceRule = {
  id: 'gateway-secret-missing',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  sees: 'drawn',
  summary: 'A Gateway names a Secret that is not in the namespace of its pods.',
  why: 'The listener waits for its certificate and takes no connection until the Secret is there. It is looked for beside the pods, not beside the Gateway.',
  source: 'istio/istio pkg/config/analysis/analyzers/gateway/secret.go (Analyze)',
  check: (input) =>
    credentialUses(input)
      .filter(({ secret }) => secret === undefined)
      .map((use) => reportUse(input, use)),
};

function reportUse(input: RuleInput, { gateway, written, namespace, path }: CredentialUse): Report {
  const { resource } = gateway.seen;
  const names = [...secretsOf(input).values()].filter((each) => each.namespace === namespace).map(({ name }) => name);
  const elsewhere = [...secretsOf(input).values()].find(({ name }) => name === written)?.namespace;
  const meant = elsewhere === undefined ? closest(written, names) : undefined;
  const advice =
    elsewhere !== undefined
      ? `It is in ${elsewhere}; move it to the namespace of the pods.`
      : meant === undefined
        ? 'Add it, or correct the name.'
        : `Write ${meant}.`;
  return {
    resource,
    path,
    message: `No Secret ${written} in the files is in ${namespace}, where the pods of Gateway ${gateway.name} run: without it the listener takes no connection. ${advice}`,
    code: 'IST0101',
    ref: 'IST0101-gw-secret',
    refType: 'credentialName',
    ...(meant === undefined ? {} : { fix: remedyIn(resource, `Use ${meant}`, [{ type: 'set', path, value: meant }]) }),
  };
}
