local now, most = take(), take()
return {
  redis.call('ZRANGE', DUE, '-inf', now, 'BYSCORE', 'LIMIT', 0, most),
  redis.call('ZRANGE', AWAY, '-inf', now, 'BYSCORE', 'LIMIT', 0, most),
}
