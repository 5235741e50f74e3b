it('gives every integration spec real engines', () => {
  expect(process.env['KAFKA_BROKERS']).toMatch(/:\d+$/);
  expect(process.env['MONGODB_URI']).toMatch(/^mongodb/);
  expect(process.env['REDIS_URL']).toMatch(/^redis/);
});
