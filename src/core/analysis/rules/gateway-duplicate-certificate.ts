import { groupBy } from '../../lists';
import { textIn } from '../../mesh';
import type { Path } from '../../text';
import { drawnGateways, type DrawnGateway, type DrawnServer } from '../istioctl/gateway-servers';
import { indexLabels, selectFrom } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const gatewayDuplicateCertificate: WorkspaceRule = {
  id: 'gateway-duplicate-certificate',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0138'],
  summary: 'Two Gateways whose selectors overlap use the same certificate.',
  why: 'A browser that has an HTTP/2 connection for one host uses it for every other host of that certificate. It arrives at the server of the wrong Gateway, which answers 404.',
  source:
    'istio/istio pkg/config/analysis/analyzers/gateway/certificate.go (analyzeDuplicateCertificate, haveSameCertificate, selectorSubset)',
  check: checkCertificates,
};

interface Use {
  readonly gateway: DrawnGateway;
  readonly certificate: string;
  /** Of the field that names it, from the resource's root. */
  readonly path: Path;
}

function checkCertificates(input: RuleInput): readonly Report[] {
  const uses = drawnGateways(input).flatMap((gateway) => usesOf(gateway));
  const byCertificate = new Map(
    [...groupBy(uses, ({ certificate }) => certificate)].map(([certificate, list]) => [
      certificate,
      indexLabels(list, ({ gateway }) => gateway.selector),
    ]),
  );
  const names = new Map<string, readonly string[]>();
  const reported = new Set<DrawnGateway>();
  return uses.flatMap(({ gateway, certificate, path }): Report[] => {
    const users = byCertificate.get(certificate);
    if (users === undefined || reported.has(gateway)) return [];
    // Gateways for the same pods are asked about together.
    const key = `${certificate} ${gateway.selectorText}`;
    const all = names.get(key) ?? namesOf(selectFrom(users, gateway.selector));
    names.set(key, all);
    const others = all.filter((name) => name !== gateway.name);
    if (others.length === 0) return [];
    reported.add(gateway);
    return [reportGateway(gateway, path, others)];
  });
}

function namesOf(uses: readonly Use[]): readonly string[] {
  return [...new Set(uses.map(({ gateway }) => gateway.name))];
}

function usesOf(gateway: DrawnGateway): readonly Use[] {
  return gateway.servers.flatMap((server): Use[] => {
    const named = nameCertificate(server);
    if (named === undefined) return [];
    return [{ gateway, certificate: named.certificate, path: ['spec', 'servers', server.index, 'tls', named.field] }];
  });
}

/** A Secret by its name, as it stands, else the two files. */
function nameCertificate({ tls }: DrawnServer): { readonly certificate: string; readonly field: string } | undefined {
  const credential = textIn(tls, 'credentialName');
  if (credential !== undefined) return { certificate: `secret ${credential}`, field: 'credentialName' };
  const [file, key] = [textIn(tls, 'serverCertificate'), textIn(tls, 'privateKey')];
  if (file === undefined || key === undefined) return undefined;
  return { certificate: `files ${file} ${key}`, field: 'serverCertificate' };
}

function reportGateway({ seen, name }: DrawnGateway, path: Path, others: readonly string[]): Report {
  return {
    resource: seen.resource,
    path,
    message: `Gateway ${name} uses the same certificate as ${listNames(others)}, so a browser may send requests for one over a connection of the other and get 404. Give each a certificate of its own, or join them in one Gateway.`,
    code: 'IST0138',
    ref: 'IST0138',
  };
}
