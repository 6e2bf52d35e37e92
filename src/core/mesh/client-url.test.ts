import { expect, it } from 'vitest';
import { cpuSeconds } from '../testing/cpu-time';
import { readClientUrl } from './client-url';
import { clientUrlWords, readingWords } from './client-url-words';
import { mayHoldSecret, shownUrl, urlWithoutSecrets } from './url-secrets';

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
  // What is a call but for settings behind it.
  ['tcp://sql.example.com:1433;User=app;Password=s3cret', 'tcp://sql.example.com:1433'],
  ['tcp://db.example.com:5432?user=app&password=s3cret', 'tcp://db.example.com:5432'],
  ['https://api.example.com;password=s3cret', 'https://api.example.com'],
  ['https://api.example.com/v1;password=s3/cret', 'https://api.example.com/v1'],
  // Settings with their names, as ADO.NET, libpq and StackExchange.Redis have them, and drivers' own forms.
  ['Server=tcp:sql.example.com,1433;Initial Catalog=orders;User Id=app;Password=s3cret', 'tcp://sql.example.com:1433'],
  ['Host=db.example.com;Port=5432;Username=app;Password=s3cret', 'tcp://db.example.com:5432'],
  ['host=db.example.com port=6432 user=app password=s3cret', 'tcp://db.example.com:6432'],
  ['cache.example.com:6380,password=s3cret,ssl=True', 'tls://cache.example.com:6380'],
  ['app:s3cret@tcp(db.example.com:3306)/orders', 'tcp://db.example.com:3306'],
  ['jdbc:oracle:thin:app/s3cret@//db.example.com:1521/orders', 'tcp://db.example.com:1521'],
])('reads %s as %s', (text, url) => {
  expect(readClientUrl(` ${text}\n`)).toEqual({ type: 'call', url });
});

it.each([
  'https://api.example.com/v1',
  'https://api.example.com/@me',
  'https://api.example.com/v1;version=2',
  'https://api.example.com/items;key=3',
  'tcp://db.example.com:5432?sslmode=require',
  'tcp://db.example.com?password=s3cret',
  'tcp://db.example.com:5432',
  'foo://app:s3cret@db.example.com',
  'db.example.com:99999',
  'api.example.com/@me',
  'app:12/34@db.example.com',
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

it.each([
  ['api.example.com', 'scheme', ['https://api.example.com', 'http://api.example.com']],
  ['api.example.com:443/v1', 'scheme', ['https://api.example.com/v1', 'tls://api.example.com:443']],
  ['reviews:8080', 'scheme', ['http://reviews:8080', 'tcp://reviews:8080']],
  ['db.example.com:5432', 'scheme', ['tcp://db.example.com:5432', 'tls://db.example.com:5432']],
  ['ldap.example.com:636', 'scheme', ['tls://ldap.example.com:636', 'tcp://ldap.example.com:636']],
  ['[2001:db8::1]:7000', 'scheme', ['https', 'http', 'tcp'].map((each) => `${each}://[2001:db8::1]:7000`)],
  ['app:p@ss@db.example.com', 'scheme', ['https://db.example.com', 'http://db.example.com']],
  ['app:s3cret@DB.example.com:5432/orders', 'scheme', ['tcp://db.example.com:5432', 'tls://db.example.com:5432']],
  ['Server=sql.example.com;Password=s3cret', 'port', ['tcp://sql.example.com:1433', 'tcp://sql.example.com:3306']],
])('offers what %s may mean, which does not say its %s', (text, lacks, urls) => {
  expect(readClientUrl(text)).toEqual({ type: 'unsaid', lacks, urls });
});

it.each([
  [
    'postgres://app:s3cret@db.example.com/orders',
    'Read as tcp to db.example.com, port 5432; the password is left out.',
  ],
  ['rediss://cache.example.com/0', 'Read as tls to cache.example.com, port 6379; the rest is left out.'],
  ['kafka://broker.example.com', 'Read as tcp to broker.example.com, port 9092.'],
  ['host=db port=5432', 'Read as tcp to db, port 5432.'],
  ['host=db port=5432 dbname=orders', 'Read as tcp to db, port 5432; the rest is left out.'],
  ['Server=tcp:sql.example.com,1433;', 'Read as tcp to sql.example.com, port 1433.'],
  ['Server=sql.example.com\\main,1433', 'Read as tcp to sql.example.com, port 1433; the rest is left out.'],
  ['cache.example.com:6380,ssl=true', 'Read as tls to cache.example.com, port 6380.'],
  ['cache.example.com:6380,ssl=true,db=1', 'Read as tls to cache.example.com, port 6380; the rest is left out.'],
  ['jdbc:oracle:thin:@db.example.com:1521', 'Read as tcp to db.example.com, port 1521.'],
  ['jdbc:oracle:thin:@db.example.com:1521/a', 'Read as tcp to db.example.com, port 1521; the rest is left out.'],
  ['https://api.example.com', undefined],
])('says of %s how it was read', (text, words) => {
  expect(readingWords(text)).toBe(words);
});

it.each([
  ['foo://app:s3cret@db.example.com', true],
  ['Server=db;Password = s3cret', true],
  ['foo://app@db.example.com', false],
  ['jdbc:oracle:thin:@db.example.com:1521/orders', false],
  ['jdbc:oracle:thin:app/s3cret@db.example.com:1521/orders', true],
  ['api.example.com:443', false],
])('tells whether %s may hold a password: %s', (text, holds) => {
  expect(mayHoldSecret(text)).toBe(holds);
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
  ['mysql://app:s3@cret@db.example.com/x?password=s3cret', 'mysql://app:(hidden)@db.example.com/x?…'],
  ['mongodb+srv://app:s3 cret?a@db.example.com', 'mongodb+srv://app:(hidden)@db.example.com'],
  // A token stands in the place of a user, or of a password.
  ['https://sk_live_x:@api.stripe.com', 'https://(hidden)@api.stripe.com'],
  ['https://ghp_x:x-oauth-basic@github.com', 'https://(hidden)@github.com'],
  ['https://x-access-token:ghp_x@github.com', 'https://(hidden)@github.com'],
  ['git+https://key:X@api.example.com', 'git+https://(hidden)@api.example.com'],
  ['foo://app:s3cret@db.example.com', 'foo://(hidden)@db.example.com'],
  ['app:s3cret@api.example.com', '(hidden)@api.example.com'],
  ['amqp://t0ken:@mq.example.com', 'amqp://(hidden)@mq.example.com'],
  // As Go's driver of MySQL and that of SQL Server in .NET take them.
  ['app:s3cret@tcp(db.example.com:3306)/orders', '(hidden)@tcp(db.example.com:3306)/orders'],
  ['Server=tcp:sql.example.com,1433;Password=s3cret', 'Server=tcp:sql.example.com,1433;…'],
  ['api.example.com', 'api.example.com'],
  ['foo://t0ken@db.example.com', 'foo://(hidden)@db.example.com'],
  ['redis://:s3cret@cache', 'redis://:(hidden)@cache'],
  ['host=db password=s3:cr@t', 'host=db password=(hidden)'],
  ['dbname=orders password=s3cret', 'dbname=orders password=(hidden)'],
])('shows %s as %s', (text, shown) => {
  expect(urlWithoutSecrets(text)).toBe(shown);
});

it.each([
  ['schemes', '://'.repeat(100_000)],
  ['servers', `mongodb://${'a,'.repeat(100_000)}a/?${'tls&'.repeat(100_000)}`],
  ['passwords', 'pass'.repeat(100_000)],
  ['users', `${':@'.repeat(100_000)} ${':'.repeat(100_000)}`],
  ['settings', 'server=a;'.repeat(100_000)],
  ['drivers', `jdbc:oracle:thin:${'@a'.repeat(100_000)}`],
  ['further settings', `host=db port=1 ${'a=b '.repeat(100_000)}`],
  ['options', `db:6379${',ssl = a=b'.repeat(100_000)}`],
])('takes no square of the length of a text of many %s', (_, text) => {
  // A square of it would take minutes.
  expect(
    cpuSeconds(() => [readClientUrl(text), readingWords(text), urlWithoutSecrets(text), mayHoldSecret(text)]),
  ).toBeLessThan(5);
});

it.each([
  ['https://app:pw@api.example.com:443:x', 'https://(hidden)@api.example.com:443:x'],
  ['https://ghp_x@api.example.com:443:x', 'https://(hidden)@api.example.com:443:x'],
  ['https://api.example.com:443:x', 'https://api.example.com:443:x'],
  ['https://api.example.com/users/@me?a=b', 'https://api.example.com/users/@me?a=b'],
  ['', ''],
])('shows the url %s as %s', (url, shown) => {
  expect(shownUrl(url)).toBe(shown);
});
