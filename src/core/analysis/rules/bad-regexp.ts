import { webhookRule } from '../schema-rule';

export const badRegexp = webhookRule({
  id: 'bad-regexp',
  severity: 'error',
  summary: 'A regular expression is none that RE2 takes, or is too long.',
  why: 'istiod compiles it before proxies get it, and refuses the resource: RE2 has no lookaround and no references back.',
  source: 'istio/istio pkg/config/validation/validation.go (validateStringRegexp); Go regexp/syntax (parse.go)',
});
