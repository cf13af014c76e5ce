return on_duty()
