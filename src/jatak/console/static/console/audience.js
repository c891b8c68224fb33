// <form data-counts-itself>    is sent as soon as it is shown: a small company is counted in a moment
document.querySelectorAll("form[data-counts-itself]").forEach((form) => form.requestSubmit());
