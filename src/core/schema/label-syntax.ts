/** What istiod's webhook takes as a label of Kubernetes or of DNS (istio/istio pkg/config/labels/instance.go). It is looser than Kubernetes: capitals pass. */

const dnsLabel = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?';
const dnsLabelOnly = new RegExp(`^${dnsLabel}$`);
const keyForm = new RegExp(`^(?:(${dnsLabel}(?:\\.${dnsLabel})*)/)?([A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)$`);
const valueForm = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/** A lower-case DNS label and a lower-case DNS name, as patterns (k8s.io/apimachinery pkg/util/validation, IsDNS1123Label and IsDNS1123Subdomain). */
export const lowerCaseLabel = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
export const lowerCaseDomain = `${lowerCaseLabel}(\\.${lowerCaseLabel})*`;

/** One label of a DNS name: 1 to 63 letters of either case, digits and `-`, with none of the latter at an end (IsDNS1123Label). */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && dnsLabelOnly.test(text);
}

/** The key of a label: a name of up to 63 characters, behind a DNS name of up to 253 and a slash or not (validateTagKey). */
export function isLabelKey(text: string): boolean {
  const match = keyForm.exec(text);
  return match !== null && (match[1] ?? '').length <= 253 && (match[2] ?? '').length <= 63;
}

/** The value of a label; it may be empty, and istiod does not look at its length (Instance.Validate). */
export function isLabelValue(text: string): boolean {
  return valueForm.test(text);
}
