import { expect, test } from 'vitest';
import { GiveUp, UserError } from '../../../src/errors.js';
import { createGuard, isPublic } from '../../../src/io/http/addresses.js';

// One or more of each special range in the IANA special-purpose registries, and the ways to write IPv4 inside IPv6.
const NOT_PUBLIC = [
  '0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1',
  '172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255',
  '198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::a9fe:a9fe',
  '::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 100::1',
  '100:0:0:1::1 2001::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe:: 3fff::1 4000::1',
  '5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1 ffff::1',
].flatMap((line) => line.split(' '));

const PUBLIC = [
  '1.1.1.1 8.8.8.8 93.184.216.34 100.63.255.255 100.128.0.1 172.15.255.255 172.32.0.1 192.167.255.255 198.17.255.255',
  '2606:4700:4700::1111 2a02:6b8::feed:ff 2001:4860:4860::8888',
].flatMap((line) => line.split(' '));

test.each(NOT_PUBLIC)('%s is not public', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each(PUBLIC)('%s is public', (address) => {
  expect(isPublic(address)).toBe(true);
});

test('what is no address is not public', () => {
  expect(['', 'localhost', '1.2.3', '1.2.3.4.5'].filter(isPublic)).toEqual([]);
});

test('a public address is reached on the web ports only', () => {
  const guard = createGuard([], [80, 443]);
  expect(() => guard('8.8.8.8', 443)).not.toThrow();
  expect(() => guard('8.8.8.8', 25)).toThrow(GiveUp);
});

test('the operator opens ranges and single addresses, on any port, and nothing beside them', () => {
  const guard = createGuard(['127.0.1.0/24', '10.0.0.7', 'fd00::/8'], [80, 443]);
  for (const address of ['127.0.1.9', '::ffff:127.0.1.9', '10.0.0.7', 'fd00::1']) guard(address, 8700);
  for (const address of ['127.0.0.1', '10.0.0.8', '::1', 'fe80::1']) expect(() => guard(address, 80)).toThrow(GiveUp);
});

test.each(['localhost', '127.0.0.0/40', '127.0.0.0-127.0.0.9', ''])(
  '"%s" as a range stops the start by name',
  (range) => {
    expect(() => createGuard([range], [80])).toThrow(UserError);
  },
);
