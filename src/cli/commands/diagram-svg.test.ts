import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { diagramSvg } from './diagram-svg';

const design = `kind: EgressDesign
metadata: { name: checkout }
spec:
  workloads: [{ name: w, namespace: n, calls: [{ url: "https://else.example.net" }] }]
  layout: { pins: { Workload/n/w: [16, 400] } }
`;

describe('diagram --format svg', () => {
  it('draws the design under its name, pinned cards at their places', () => {
    const svg = diagramSvg(takeSnapshot(workspaceOf({ 'design.yaml': design })), 'dark');
    expect(svg).toMatch(/^<svg [^>]*version="1.1"/);
    expect(svg).toContain('<title id="fairway-title">checkout</title>');
    expect(svg).toContain('translate(16 400)');
    expect(svg).toContain('else.example.net');
  });

  it('counts open findings on cards, as the canvas does', () => {
    const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: "a;b", namespace: n }
spec: { hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: STATC }
`;
    const badges = (files: Readonly<Record<string, string>>): number =>
      diagramSvg(takeSnapshot(workspaceOf(files)), 'light').split('M3.75.75h4.5').length - 1;
    expect(badges({ 'entry.yaml': entry })).toBe(1);
    expect(badges({ 'design.yaml': design })).toBe(0);
  });
});
