app-front-title = Choose an organisation
app-front-lead = This is a demonstration of Arengo: real places, invented people and proposals.
app-front-empty = There is no organisation yet.
app-front-logins = To log in
app-front-password = Everybody has the same password:
app-front-same = The same people are in every organisation, with the organisation’s name after the at sign.
app-mail-title = Mail of the demonstration
app-mail-lead = No mail really leaves from here. What this site would write to people can be read on this page, newest first. The links work.
app-mail-to = { $others ->
    [0] To { $address }
    [one] To { $address } and one other person
   *[other] To { $address } and { $others } other people
  }
app-mail-empty = No messages yet
app-mail-empty-text = Register with an invented address: the message that confirms it arrives here.
app-mail-register = Register
