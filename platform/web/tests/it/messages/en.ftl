test-supports = { $count ->
    [one] { $count } supporter
   *[other] { $count } supporters
  }
test-hello = Hello { $name }
test-closes = Closes { $when }, { $left } left
test-link = Read { $link } and <strong>{ $name }</strong>
