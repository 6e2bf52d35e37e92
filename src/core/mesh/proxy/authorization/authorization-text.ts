/**
 * Whether a value of an AuthorizationPolicy takes a text: `*` takes every text that is there, a star at an end takes what goes on there, and all else is taken as
 * it is (pilot/pkg/security/authz/matcher/string.go, StringMatcher).
 */
export function takesText(value: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (value === '*') return text !== '';
  if (value.startsWith('*')) return text.endsWith(value.slice(1));
  return value.endsWith('*') ? text.startsWith(value.slice(0, -1)) : text === value;
}

/** Hosts are compared without case (matcher/header.go, HostMatcher). */
export function takesHost(value: string, host: string): boolean {
  return takesText(value.toLowerCase(), host.toLowerCase());
}

/** Paths without their query; `{*}` stands for one segment and `{**}` for any number of them (matcher/template.go, PathTemplateMatcher). */
export function takesPath(value: string, path: string): boolean {
  const bare = path.replace(/[?#].*$/s, '');
  if (!/\{\*\*?\}/.test(value)) return takesText(value, bare);
  const pattern = value
    .split(/(\{\*\*?\})/)
    .map((part) => (part === '{*}' ? '[^/]+' : part === '{**}' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${pattern}$`, 's').test(bare);
}
