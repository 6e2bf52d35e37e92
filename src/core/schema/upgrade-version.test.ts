import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text';
import { readDocuments, type Document } from '../yaml';
import { readResources, type DocumentResource } from './resource';
import { upgradeVersion } from './upgrade-version';

function upgraded(text: string, index = 0): string | null {
  const document = readDocuments(text).documents[0] as Document;
  const fix = upgradeVersion(document, readResources(document)[index] as DocumentResource);
  return fix && applyEdits(text, fix.edits);
}

describe('upgradeVersion', () => {
  it('offers v1 for what is written in an older version, and keeps the rest of the line', () => {
    expect(upgraded('apiVersion: networking.istio.io/v1beta1 # old\nkind: ServiceEntry\n')).toBe(
      'apiVersion: networking.istio.io/v1 # old\nkind: ServiceEntry\n',
    );
    expect(upgraded('apiVersion: "telemetry.istio.io/v1alpha1"\nkind: Telemetry\n')).toBe(
      'apiVersion: "telemetry.istio.io/v1"\nkind: Telemetry\n',
    );
  });

  it('works in a list', () => {
    const list = (version: string): string =>
      `apiVersion: v1\nkind: List\nitems:\n  - kind: ServiceEntry\n    apiVersion: networking.istio.io/${version}\n`;
    expect(upgraded(list('v1alpha3'))).toBe(list('v1'));
  });

  it.each([
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\n',
    'apiVersion: networking.istio.io/v2\nkind: ServiceEntry\n',
    'apiVersion: gateway.networking.k8s.io/v1beta1\nkind: HTTPRoute\n',
    'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\n',
    'apiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\n',
  ])('has no offer for %j', (text) => expect(upgraded(text)).toBeNull());
});
