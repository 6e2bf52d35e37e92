import { testRule } from '../../testing/rule-tester';
import { noObject } from './no-object';

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: pay\n';
const prose = 'This is text, not a Kubernetes object, so nothing of it is read. Open what kubectl get -o yaml prints.';
const other = 'This is not a Kubernetes object, so nothing of it is read: apiVersion and kind are missing.';

testRule(noObject, {
  valid: [
    service,
    '',
    '# to be written\n',
    '---\n---\n',
    'apiVersion: v1\nkind: List\nitems: []\n',
    'a: [1\n',
    'apiVersion: networking.istio.io/v1\nmetadata:\n  name: pay\n',
  ],
  invalid: [
    {
      code: '<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>\n',
      findings: [
        {
          message:
            'This is an HTML page, not a Kubernetes object: probably an error or a login page instead of the file. Fetch the file again.',
          at: '<!DOCTYPE html>',
        },
      ],
    },
    { code: `${service}---\nNAME   READY\npay    1/1\n`, findings: [{ message: prose, at: 'NAME   READY' }] },
    { code: 'error: You must be logged in to the server (Unauthorized)\n', findings: [{ message: other }] },
    {
      code: { 'service.yaml': service, 'values.yaml': '# of the chart\nreplicas: 2\n' },
      findings: [{ message: other, at: 'replicas: 2', severity: 'info' }],
    },
  ],
});
