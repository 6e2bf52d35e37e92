import { describe, expect, it } from 'vitest';
import { readDocuments } from '../yaml';
import { kubectlMessage } from './kubectl-message';

const said = (text: string): string | undefined => {
  const [document] = readDocuments(text).documents;
  const problem = document && kubectlMessage(document);
  return problem && document.text.slice(problem.range.from, problem.range.to);
};

const list = 'apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: { name: a }\nkind: List\n';

describe('kubectlMessage', () => {
  it.each([
    'Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout',
    'error: the server doesn\'t have a resource type "sidecars"',
    'Error from server (Forbidden): serviceentries.networking.istio.io is forbidden',
    "E1121 03:12:01.000001   12345 memcache.go:287] couldn't get resource list for metrics.k8s.io/v1beta1: the server",
  ])('finds %s above a List, and by itself where it is no YAML', (line) => {
    expect(said(`${line}\n${list}`)).toBe(line);
    expect(said(`${list}${line}\n`)).toBe(line);
  });

  it('says what was said', () => {
    const [document] = readDocuments(
      'Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout\n',
    ).documents;
    expect(document && kubectlMessage(document)?.message).toBe(
      'kubectl said here: Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout. What it could not fetch is missing. Run it again, without 2>&1.',
    );
  });

  it('is silent about resources, texts in them, and other YAML', () => {
    expect(said(list)).toBeUndefined();
    expect(said('apiVersion: v1\nkind: ConfigMap\ndata:\n  log: |\n    error: none\n')).toBeUndefined();
    expect(said('error: page.html\nreplicas: 2\n')).toBeUndefined();
  });
});
