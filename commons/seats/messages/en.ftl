seats-too-few = At least { $least } are needed: they belong to somebody already.
seats-has-one = They have a seat already.
seats-none-reserved = All reserved seats are given. Add some and try again.
seats-offer-over = The seat is no longer yours to confirm: the time is over, or you gave it up.
seats-changed = Something changed meanwhile. Reload the page and try again.
