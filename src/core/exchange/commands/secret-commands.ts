import type { Mesh } from '../../mesh';
import type { Resource } from '../../schema';
import { labelSelector, shellWord, type CommandGroup, type CommandLine } from './command-line';
import { credentialsOf, hasSecret, type Credential, type Reader } from './credentials';

/**
 * For every `credentialName` of a resource that counts (all of them when it is not said) the Secret in the namespace of the pods whose proxy reads it, and what lets istiod hand it out: it asks the API server whether
 * the pods' service account may list secrets there, and spares them the question for a CA alone (istio/istio pilot/pkg/xds/sds.go,
 * filterAuthorizedResources; pilot/pkg/credentials/kube/secrets.go, Authorize).
 */
export function secretCommands(
  mesh: Mesh,
  resources: readonly Resource[],
  counts: (resource: Resource) => boolean = () => true,
): readonly CommandGroup[] {
  const credentials = credentialsOf(mesh);
  const counted = credentials.filter(({ resource }) => counts(resource));
  const groups = counted.map((credential) => groupFor(credential, resources));
  const others = credentials.length - counted.length;
  return others === 0 ? groups : [...groups, leftOutGroup(others)];
}

function groupFor(credential: Credential, resources: readonly Resource[]): CommandGroup {
  const title = `${credential.configMapIn === undefined ? 'Secret' : 'ConfigMap'} ${credential.name} of ${credential.resource.kind} ${credential.resource.name}`;
  if (credential.configMapIn !== undefined)
    return { title, commands: [configMapCommand(credential, credential.configMapIn)] };
  if (credential.readers.length === 0) return { title, note: nobodyReads, commands: [] };
  return { title, commands: credential.readers.flatMap((reader) => commandsFor(credential, reader, resources)) };
}

function leftOutGroup(others: number): CommandGroup {
  const note =
    others === 1
      ? '1 that a resource names which has not changed is left out: the cluster has it.'
      : `${others} that resources name which have not changed are left out: the cluster has them.`;
  return { title: 'Other Secrets', note, commands: [] };
}

const nobodyReads =
  'No proxy reads it: a sidecar drops a tls block with credentialName unless the rule has a workloadSelector, and no gateway of this design uses the rule.';

function commandsFor(credential: Credential, reader: Reader, resources: readonly Resource[]): readonly CommandLine[] {
  const { namespace } = reader;
  const isHere = hasSecret(resources, namespace, credential.name);
  const says = isHere
    ? `Namespace ${namespace}, where the proxy runs; the files hold this Secret already, so this only shows it.`
    : `In namespace ${namespace}, where the proxy runs: ${contents[credential.holds]}.`;
  const command = isHere
    ? `kubectl get secret ${shellWord(credential.name)} -n ${shellWord(namespace)}`
    : createCommand(credential, namespace);
  return [{ says, command }, ...(credential.holds === 'ca' ? [] : leaveCommands(credential, reader))];
}

const contents: Readonly<Record<Credential['holds'], string>> = {
  ca: 'the CA that the server is checked against. A CA alone needs no Role',
  client: 'the client’s certificate and key, and the CA that the server is checked against',
  server: 'the certificate and key that the gateway shows',
  'mutual-server': 'the certificate and key that the gateway shows, and the CA that clients are checked against',
};

function createCommand({ name, holds }: Credential, namespace: string): string {
  const of = `${shellWord(name)} -n ${shellWord(namespace)}`;
  if (holds === 'server') return `kubectl create secret tls ${of} --cert=tls.crt --key=tls.key`;
  const files = holds === 'ca' ? ['ca.crt'] : ['tls.crt', 'tls.key', 'ca.crt'];
  return `kubectl create secret generic ${of} ${files.map((file) => `--from-file=${file}`).join(' ')}`;
}

function configMapCommand({ name }: Credential, namespace: string): CommandLine {
  return {
    says: `In the rule’s namespace ${namespace}: the CA that the server is checked against. It is no secret, so nothing has to be allowed.`,
    command: `kubectl create configmap ${shellWord(name)} -n ${shellWord(namespace)} --from-file=ca.crt`,
  };
}

/** Role and RoleBinding in the namespace of the pods. Istio's own gateway charts bring both; the last command shows whether they are needed. */
function leaveCommands({ name }: Credential, reader: Reader): readonly CommandLine[] {
  const { namespace, labels, serviceAccount } = reader;
  const of = `${shellWord(`${name}-reader`)} -n ${shellWord(namespace)}`;
  const account = serviceAccount === undefined ? '"$ACCOUNT"' : shellWord(serviceAccount);
  const find: CommandLine = {
    says: 'The service account of the pods.',
    command: `ACCOUNT=$(kubectl get pod -n ${shellWord(namespace)} -l ${shellWord(labelSelector(labels))} -o jsonpath='{.items[0].spec.serviceAccountName}')`,
  };
  return [
    ...(serviceAccount === undefined ? [find] : []),
    {
      says: 'A Role that may list secrets, which is what istiod asks for; it lets the account read all of the namespace.',
      command: `kubectl create role ${of} --verb=list --resource=secrets`,
    },
    {
      says: 'Bound to the service account of the pods.',
      command: `kubectl create rolebinding ${of} --role=${shellWord(`${name}-reader`)} --serviceaccount=${shellWord(namespace)}:${account}`,
    },
    {
      says: 'What istiod asks: it must say yes. Istio’s own gateway charts bring Role and RoleBinding.',
      command: `kubectl auth can-i list secrets -n ${shellWord(namespace)} --as=system:serviceaccount:${shellWord(namespace)}:${account}`,
    },
  ];
}
