import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { designFrom, filesAfter, snapshotAfter, yaml } from '../../core/testing/change-cases';
import {
  cartText,
  documentAdded,
  entryText,
  ports,
  refusalOf,
  resourceNamed,
  troublesAfter,
} from '../testing/tool-cases';
import { addRule } from './add-destination-rule';
import { addGateway, gatewayNamespace } from './add-gateway';
import { addNote } from './add-note';
import { addServiceEntry } from './add-service-entry';
import { addSidecar } from './add-sidecar';
import { addWorkload } from './add-workload';
import { addWorkloadEntry } from './add-workload-entry';

describe('a Sidecar', () => {
  const files = { 'egress.yaml': entryText('api', ports.https), 'design.yaml': cartText };

  it('imports its own namespace and the root namespace', () => {
    const snapshot = designFrom(files);
    expect(documentAdded(snapshot, addSidecar(snapshot, { namespace: 'shop' }))).toBe(
      yaml(`
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata:
          name: default
          namespace: shop
        spec:
          egress:
            - hosts:
                - ./*
                - istio-system/*
      `),
    );
  });

  it('selects one workload by its labels, and knows where the root namespace is', () => {
    const snapshot = designFrom({
      ...files,
      'design.yaml': `${cartText.trimEnd()}\n    mesh: { rootNamespace: mesh-root }\n`,
    });
    const workload = { name: 'cart', labels: { app: 'cart' } };
    expect(documentAdded(snapshot, addSidecar(snapshot, { namespace: 'shop', workload }))).toBe(
      yaml(`
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata:
          name: cart
          namespace: shop
        spec:
          egress:
            - hosts:
                - ./*
                - mesh-root/*
          workloadSelector:
            labels:
              app: cart
      `),
    );
    expect(documentAdded(snapshot, addSidecar(snapshot, { namespace: 'mesh-root' }))).not.toContain('mesh-root/*');
  });

  it('is refused where another one counts already', () => {
    const first = designFrom(files);
    const workload = { name: 'cart', labels: { app: 'cart' } };
    const one = snapshotAfter(first, addSidecar(first, { namespace: 'shop' }));
    expect(refusalOf(addSidecar(one, { namespace: 'shop' }))).toContain('shop has Sidecar default already');
    const both = snapshotAfter(one, addSidecar(one, { namespace: 'shop', workload }));
    expect(refusalOf(addSidecar(both, { namespace: 'shop', workload }))).toContain('Sidecar cart selects cart already');
    expect(refusalOf(addSidecar(first, { namespace: 'shop', workload: { name: 'x', labels: {} } }))).toContain(
      'no labels',
    );
  });
});

describe('a Gateway', () => {
  it('is for the egress gateway’s pods, and draws them where pods are drawn', () => {
    const alone = designFrom({ 'egress.yaml': entryText('api', ports.https) });
    expect(gatewayNamespace(alone)).toBe('istio-system');
    const text = documentAdded(alone, addGateway(alone, { name: 'egress', namespace: 'istio-system' }));
    expect(text).toBe(
      yaml(`
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata:
          name: egress
          namespace: istio-system
        spec:
          selector:
            istio: egressgateway
          servers:
            - port:
                number: 443
                name: tls
                protocol: TLS
              hosts:
                - "*"
              tls:
                mode: PASSTHROUGH
      `),
    );
    const drawn = designFrom({ 'egress.yaml': entryText('api', ports.https), 'design.yaml': cartText });
    const files = filesAfter(drawn, addGateway(drawn, { name: 'egress', namespace: 'istio-system' }));
    expect(files['design.yaml']).toBe(
      `${yaml(cartText)}    - { name: istio-egressgateway, namespace: istio-system, labels: { istio: egressgateway } }\n`,
    );
    expect(documentAdded(drawn, addGateway(drawn, { name: 'egress', namespace: 'istio-system' }))).toBe(text);
  });
});

describe('other tools', () => {
  it('make a pod, an entry and a WorkloadEntry without trouble', () => {
    const snapshot = designFrom({ 'egress.yaml': entryText('api', ports.https), 'design.yaml': cartText });
    expect(troublesAfter(snapshot, addWorkload(snapshot, { name: 'web', namespace: 'shop' }))).toEqual([]);
    expect(
      documentAdded(snapshot, addServiceEntry(snapshot, { name: 'x', namespace: 'shop', host: 'x.org' })),
    ).toContain('x.org');
    expect(
      documentAdded(snapshot, addWorkloadEntry(snapshot, { name: 'vm', namespace: 'shop', address: ' 10.2.2.2 ' })),
    ).toBe(
      yaml(`
        apiVersion: networking.istio.io/v1
        kind: WorkloadEntry
        metadata:
          name: vm
          namespace: shop
        spec:
          address: "10.2.2.2"
          labels:
            app: vm
      `),
    );
    expect(refusalOf(addWorkloadEntry(snapshot, { name: 'vm', namespace: 'shop', address: '' }))).toContain(
      'needs an IP',
    );
  });

  it('write with the line breaks of the file', () => {
    const text = yaml(`${entryText('api', ports.http)}`).replaceAll('\n', '\r\n');
    const snapshot = takeSnapshot(
      workspaceOf({ 'egress.yaml': text, 'design.yaml': yaml(cartText).replaceAll('\n', '\r\n') }),
    );
    const api = resourceNamed(snapshot, 'ServiceEntry/shop/api');
    const changes = [
      addRule(snapshot, 'VirtualService', api, 'api.example.com'),
      addSidecar(snapshot, { namespace: 'shop', workload: { name: 'cart', labels: { app: 'cart' } } }),
      addNote(snapshot, 'Workload/shop/cart', 'Ours'),
    ];
    for (const result of changes)
      for (const made of Object.values(filesAfter(snapshot, result)))
        expect(made.split('\n').filter((line) => line !== '' && !line.endsWith('\r'))).toEqual([]);
  });

  it('put a rule behind the List that the entry is an item of', () => {
    const list = `
      apiVersion: v1
      kind: List
      items:
        - apiVersion: networking.istio.io/v1
          kind: ServiceEntry
          metadata: { name: api, namespace: shop }
          spec: { hosts: [api.example.com], ports: [${ports.http}], resolution: DNS }
        - apiVersion: networking.istio.io/v1
          kind: ServiceEntry
          metadata: { name: web, namespace: shop }
          spec: { hosts: [web.example.com], ports: [${ports.http}], resolution: DNS }
`;
    const snapshot = designFrom({ 'egress.yaml': list });
    const text = documentAdded(
      snapshot,
      addRule(snapshot, 'VirtualService', resourceNamed(snapshot, 'ServiceEntry/shop/api'), 'api.example.com'),
    );
    expect(text).toMatch(/^apiVersion[^]*kind: VirtualService[^]*host: api.example.com\n$/);
  });
});
