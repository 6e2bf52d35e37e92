import { expect, it } from 'vitest';
import { cpuSeconds } from '../testing/cpu-time';
import { clientUrlWords, readClientUrl, urlWithoutSecrets } from './client-url';

it.each([
  ['postgres://app:s3cret@db.example.com/orders?sslmode=require', 'tcp://db.example.com:5432'],
  ['postgresql://db.example.com:6432/orders', 'tcp://db.example.com:6432'],
  ['postgres://db.example.com/orders?sslnegotiation=direct', 'tls://db.example.com:5432'],
  ['postgresql+psycopg2://app:s3cret@db.example.com/orders', 'tcp://db.example.com:5432'],
  ['jdbc:postgresql://db.example.com:5432/orders?user=app&password=p@ss', 'tcp://db.example.com:5432'],
  ['jdbc:sqlserver://sql.example.com;databaseName=orders;password=p@ss', 'tcp://sql.example.com:1433'],
  ['mysql://app:p%40ss@db.example.com', 'tcp://db.example.com:3306'],
  ['mysql://app:p@ss@db.example.com', 'tcp://db.example.com:3306'],
  ['redis://cache.example.com/0', 'tcp://cache.example.com:6379'],
  ['rediss://:s3cret@Cache.Example.com', 'tls://cache.example.com:6379'],
  ['mongodb://mongo.example.com/orders', 'tcp://mongo.example.com:27017'],
  ['mongodb://mongo.example.com/orders?replicaSet=a&tls=true', 'tls://mongo.example.com:27017'],
  ['amqp://guest:guest@mq.example.com/%2f', 'tcp://mq.example.com:5672'],
  ['amqps://mq.example.com', 'tls://mq.example.com:5671'],
  ['kafka://broker.example.com', 'tcp://broker.example.com:9092'],
  ['ldap://ldap.example.com/dc=example,dc=com', 'tcp://ldap.example.com:389'],
  ['ldaps://ldap.example.com', 'tls://ldap.example.com:636'],
  ['smtp://mail.example.com:587', 'tcp://mail.example.com:587'],
  ['smtps://mail.example.com', 'tls://mail.example.com:465'],
  ['redis://[2001:db8::1]:6380', 'tcp://[2001:db8::1]:6380'],
  // What is a call but for its user and password.
  ['https://app:s3cret@api.example.com:8443/v1?a=b', 'https://api.example.com:8443/v1?a=b'],
  ['tcp://app:s3cret@db.example.com:5432', 'tcp://db.example.com:5432'],
])('reads %s as %s', (text, url) => {
  expect(readClientUrl(` ${text}\n`)).toEqual({ type: 'call', url });
});

it.each([
  'https://api.example.com/v1',
  'https://api.example.com/@me',
  'tcp://db.example.com:5432',
  'foo://app:s3cret@db.example.com',
  'db.example.com:5432',
  'postgres:///orders?host=/var/run/postgresql',
  'postgres://%2Fvar%2Frun/orders',
  'postgres://${DB_HOST}:5432/orders',
  'postgres://*.example.com',
  'postgres://db.example.com:99999',
  // A user must not become a host, nor a part of a password a port.
  'postgres://app:1234/abc@db.example.com/orders',
  'postgres://app:1234?abc@db.example.com/orders',
  'redis+sentinel://sentinel.example.com',
  'two words',
  '',
])('makes nothing of %s', (text) => {
  expect(readClientUrl(text)).toBeUndefined();
});

it('names each of several servers', () => {
  const client = readClientUrl('mongodb://app:s3cret@a.example.com,b.example.com:27018/orders?tls=true');
  expect(client).toEqual({ type: 'several', urls: ['tls://a.example.com:27017', 'tls://b.example.com:27018'] });
  expect(client && clientUrlWords(client)).toBe(
    'It names 2 servers, each a call of its own. Write one of them: tls://a.example.com:27017, tls://b.example.com:27018.',
  );
});

it('takes no name for a server that DNS leads on from', () => {
  const client = readClientUrl('mongodb+srv://app:s3cret@cluster0.example.net/orders');
  expect(client).toEqual({ type: 'looked-up', host: 'cluster0.example.net' });
  expect(client && clientUrlWords(client)).toBe(
    'cluster0.example.net is not called itself: its SRV records in DNS name the servers. Write one of them, tls://SERVER:27017.',
  );
});

it.each([
  ['foo://app:s3@cret@db.example.com/x?password=s3cret', 'foo://…@db.example.com/x?…'],
  ['foo://app:s3 cret?a@db.example.com', 'foo://…@db.example.com'],
  // As Go's driver of MySQL and that of SQL Server in .NET take them.
  ['app:s3cret@tcp(db.example.com:3306)/orders', '…@tcp(db.example.com:3306)/orders'],
  ['Server=tcp:sql.example.com,1433;Password=s3cret', 'Server=tcp:sql.example.com,1433;…'],
  ['api.example.com', 'api.example.com'],
])('shows %s as %s', (text, shown) => {
  expect(urlWithoutSecrets(text)).toBe(shown);
});

it.each([
  ['schemes', '://'.repeat(100_000)],
  ['servers', `mongodb://${'a,'.repeat(100_000)}a/?${'tls&'.repeat(100_000)}`],
])('takes no square of the length of a text of many %s', (_, text) => {
  expect(cpuSeconds(() => [readClientUrl(text), urlWithoutSecrets(text)])).toBeLessThan(1);
});
