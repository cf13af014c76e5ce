-- The one token that sets the service up, whichever node is asked.
redis.call('SET', SET_UP, take(), 'NX')
keep({ SET_UP }, take())
return redis.call('GET', SET_UP)
