import { describe, expect, it } from 'vitest';
import { readHostText } from './host-text';

const read = (text: string): string => {
  const { type, host, port } = readHostText(text);
  return [type, host, ...(port ? [`${port.number} ${port.protocol}`] : [])].join(' ').trim();
};

describe('readHostText', () => {
  it.each([
    ['', 'empty'],
    [' api.example.com ', 'host api.example.com'],
    ['*.example.com', 'wildcard *.example.com'],
    ['*', 'wildcard *'],
    ['10.0.0.1', 'address 10.0.0.1'],
    ['2001:db8::1', 'address 2001:db8::1'],
    ['https://api.example.com', 'url api.example.com 443 HTTPS'],
    ['http://api.example.com/v1', 'url api.example.com 80 HTTP'],
    ['http://api.example.com:8080', 'url api.example.com 8080 HTTP'],
    ['tls://api.example.com:8443', 'url api.example.com 8443 TLS'],
    ['api.example.com:5432', 'url api.example.com 5432 TCP'],
    ['https://10.0.0.1:8443', 'url 10.0.0.1 8443 HTTPS'],
    ['postgres://db:5432', 'url db 5432 TCP'],
    // Its password may be still to come.
    ['postgres://app:12345', 'other'],
    ['https://', 'other'],
    ['api example', 'other'],
  ])('reads %j as %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2001:db8::/32', '2001:db8::/32 is not a host name; leave out the scheme, port and path.'],
    ['fe80::1%eth0', 'fe80::1%eth0 is not a host name; leave out the scheme, port and path.'],
    ['jdbc:h2:mem:test', 'jdbc:h2:mem:test is not a host name; leave out the scheme, port and path.'],
    ['app:s3c', 'What stands behind app: is no port. After a password, go on with @HOST.'],
  ])('says of %s why it is none', (text, words) => {
    expect(readHostText(text)).toEqual({ type: 'other', host: '', says: words });
  });
});
